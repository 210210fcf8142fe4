import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Asked } from '#lib/desk/asked.svelte.ts';
import { DeskActions } from '#lib/desk/desk-actions.svelte.ts';
import type { AcceptedReply, RefusedReply } from '#lib/domain/command.ts';

const body = { t: 'seat.remove', seat: 2 } as const;
const yes: AcceptedReply = { cid: 'c', ok: true, rev: 3 };
const no: RefusedReply = { cid: 'c', ok: false, code: 'gone', message: 'They are gone.' };

/** A dialog whose commands are answered when the test says so. */
function dialog() {
	const replies: ((reply: AcceptedReply | RefusedReply) => void)[] = [];
	const said: string[] = [];
	const send = () =>
		new Promise<AcceptedReply | RefusedReply>((resolve) => void replies.push(resolve));
	const actions = new DeskActions({ send }, { say: (text) => said.push(text) });
	const asked = new Asked(actions);
	const press = () => asked.run(() => actions.did(body, () => 'Removed.'));
	return { asked, actions, press, replies, said };
}

describe('what a dialog of the desk asks for', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('[X101] says after a moment without an answer that it waits, and goes once however often it is pressed', async () => {
		const { asked, press, replies, said } = dialog();
		const first = press();
		vi.advanceTimersByTime(799);
		expect(asked.waits).toBe(false);
		vi.advanceTimersByTime(1);
		expect(asked.waits).toBe(true);
		expect(await press()).toBe(false);
		expect(replies).toHaveLength(1);
		replies[0]?.(yes);
		expect(await first).toBe(true);
		expect([asked.waits, asked.underway]).toEqual([false, false]);
		expect(said).toEqual(['Removed.']);
	});

	it('[X101] says nothing of waiting once it was answered', async () => {
		const { asked, press, replies } = dialog();
		const first = press();
		replies[0]?.(yes);
		expect(await first).toBe(true);
		vi.advanceTimersByTime(5_000);
		expect(asked.waits).toBe(false);
	});

	it('[P6] closed before the answer it is still done and told, and leaves the next question alone', async () => {
		const { asked, actions, press, replies, said } = dialog();
		const first = press();
		vi.advanceTimersByTime(500);
		asked.close();
		const second = press();
		vi.advanceTimersByTime(400);
		expect(asked.waits, 'the second is asked for 400 ms').toBe(false);
		replies[0]?.(no);
		expect(await first).toBe(false);
		expect(actions.refusal).toBe('They are gone.');
		expect([asked.refusal, asked.underway]).toEqual([undefined, true]);
		replies[1]?.(yes);
		expect(await second).toBe(true);
		expect(said).toEqual(['Removed.']);
	});

	it('[P6] shows why it was refused, and no reason of something else when a box must be put right', async () => {
		const { asked, actions, press, replies } = dialog();
		const first = press();
		replies[0]?.(no);
		expect(await first).toBe(false);
		expect(asked.refusal).toBe('They are gone.');
		expect(await asked.run(() => false)).toBe(false);
		expect([asked.refusal, actions.refusal]).toEqual([undefined, undefined]);
	});

	it('[X46] is closed before anything else happens once it is said, so that it is heard once', async () => {
		vi.useRealTimers();
		const { press, replies, said } = dialog();
		const happened: string[] = [];
		const closed = press().then(() => happened.push(`closed, ${said.length} said`));
		replies[0]?.(yes);
		setTimeout(() => happened.push('the page is drawn'));
		await closed;
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect(happened).toEqual(['closed, 1 said', 'the page is drawn']);
	});
});
