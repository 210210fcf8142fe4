import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { expectConverged, fresh } from '../../../../support/board-checks.ts';
import { testBoard } from '../../../../support/board.ts';

async function room() {
	const test = await testBoard();
	const facilitator = await test.seat('facilitator');
	const patients = [await test.seat('stakeholder', 'patient'), await test.seat('stakeholder')];
	const nurse = await test.seat('stakeholder', 'hcp');
	const promptsOf = (seat: Seat) => {
		const doc = fresh(test.board, seat, 'seat');
		return doc && seatRoots(doc).prompts.toJSON();
	};
	return { ...test, test, facilitator, patients, nurse, promptsOf };
}

describe('stage.prompt', () => {
	test('[X62] reaches the seats of that group and the desk, and nobody else anything', async () => {
		const { yes, facilitator, patients, nurse, promptsOf, read, board, clock, test } = await room();
		const bystander = read(nurse, 'board', 'seat');
		const before = bystander.received.length;
		await yes(facilitator, { t: 'stage.prompt', q: 'where', group: 'patient' });
		for (const patient of patients)
			expect(promptsOf(patient)).toEqual({ where: { step: 'share', at: clock.now } });
		expect(promptsOf(nurse)).toEqual({});
		expect(bystander.received.length).toBe(before);
		const desk = fresh(board, facilitator, 'desk');
		expect(desk && deskRoots(desk).prompts.toJSON()).toEqual({
			'where patient': { q: 'where', group: 'patient', step: 'share', at: clock.now }
		});
		await expectConverged(test, [facilitator, ...patients, nurse]);
	});

	test('[X62] a second one has a time of its own; who comes later gets none', async () => {
		const { yes, facilitator, patients, promptsOf, clock, seat } = await room();
		const [patient] = patients;
		if (!patient) throw new Error('There are two patients.');
		await yes(facilitator, { t: 'stage.prompt', q: 'where', group: 'patient' });
		clock.now += 60_000;
		const late = await seat('stakeholder', 'patient');
		expect(promptsOf(late)).toEqual({});
		await yes(facilitator, { t: 'stage.prompt', q: 'where', group: 'patient' });
		expect(promptsOf(patient)).toEqual({ where: { step: 'share', at: clock.now } });
	});

	test('[P3] where nobody could answer it is refused', async () => {
		const { yes, no, facilitator } = await room();
		const prompt = { t: 'stage.prompt', q: 'where' } as const;
		expect(await no(facilitator, { ...prompt, group: 'lw' })).toBe('gone');
		expect(await no(facilitator, { ...prompt, group: 'g1' })).toBe('malformed');
		await yes(facilitator, { t: 'stage.lock', what: 'writing' });
		expect(await no(facilitator, { ...prompt, group: 'patient' })).toBe('locked');
		await yes(facilitator, { t: 'stage.unlock', what: 'writing' });
		await yes(facilitator, { t: 'stage.step', to: 'vote' });
		expect(await no(facilitator, { ...prompt, group: 'patient' })).toBe('not-open');
	});
});
