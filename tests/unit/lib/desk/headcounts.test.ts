import { expect, test } from 'vitest';
import type { AcceptedReply, CommandBody } from '#lib/domain/command.ts';
import { Headcounts } from '#lib/desk/headcounts.svelte.ts';
import { limits } from '#lib/domain/limits.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { LiveDesk } from '#lib/live/types.ts';

/** A desk whose answers come when the test says so; what is accepted is in the document by then. */
function aDesk(headcount: Partial<Record<GroupId, number>>) {
	const sent: CommandBody[] = [];
	const answers: ((ok: boolean) => void)[] = [];
	const live = { desk: { headcount } as LiveDesk };
	const run = (body: CommandBody) => {
		sent.push(body);
		return new Promise<AcceptedReply | undefined>((resolve) => {
			answers.push((ok) => {
				if (ok && body.t === 'seat.headcount') headcount[body.group] = body.n;
				resolve(ok ? { cid: 'c', ok: true, rev: 1 } : undefined);
			});
		});
	};
	return { sent, answers, counts: new Headcounts(live, { run }) };
}

test('[X67] two quick presses are two people, before the first is answered', async () => {
	const { sent, answers, counts } = aDesk({ patient: 2 });
	const presses = [counts.change('patient', 'Patient', 1), counts.change('patient', 'Patient', 1)];
	expect(sent).toEqual([
		{ t: 'seat.headcount', group: 'patient', n: 3 },
		{ t: 'seat.headcount', group: 'patient', n: 4 }
	]);
	answers[0]?.(true);
	await presses[0];
	expect(counts.of('patient')).toBe(4);
	answers[1]?.(true);
	await presses[1];
	expect(counts.of('patient')).toBe(4);
});

test('[X67] a number that is refused is the former one again', async () => {
	const { answers, counts } = aDesk({ lw: 1 });
	const press = counts.change('lw', 'Link worker', 1);
	expect(counts.of('lw')).toBe(2);
	answers[0]?.(false);
	await press;
	expect(counts.of('lw')).toBe(1);
});

test('[X67] nobody is counted below none, nor above what a room holds', async () => {
	const { sent, counts } = aDesk({ lw: limits.headcountPerGroup });
	await counts.change('lw', 'Link worker', 1);
	await counts.change('hcp', 'Healthcare professional', -1);
	expect(sent).toEqual([]);
});
