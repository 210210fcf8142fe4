import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SavingAction } from '#lib/board/saving-action.svelte.ts';

const fields = { text: 'Ask the council', owner: '', due: '', from: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A dialog whose action is answered when the test says so. */
function dialog() {
	const answers: ((refusal?: string) => void)[] = [];
	const late: string[] = [];
	const save = () => new Promise<string | undefined>((resolve) => void answers.push(resolve));
	const saving = new SavingAction({ saveAction: save }, (text) => late.push(text));
	return { saving, answers, late, press: () => saving.run({}, fields) };
}

test('[X100] an action without an answer is said to wait, and goes once however often it is pressed', async () => {
	const { saving, answers, press } = dialog();
	const first = press();
	vi.advanceTimersByTime(799);
	expect(saving.waits).toBe(false);
	vi.advanceTimersByTime(1);
	expect(saving.waits).toBe(true);
	expect(await press()).toBe(false);
	expect(answers).toHaveLength(1);
	answers[0]?.();
	expect(await first).toBe(true);
	expect(saving.waits).toBe(false);
});

test('[P6] an action that is refused keeps its dialog open and says why, until it is pressed again', async () => {
	const { saving, answers, press, late } = dialog();
	const first = press();
	answers[0]?.('That did not work.');
	expect(await first).toBe(false);
	vi.advanceTimersByTime(5_000);
	expect([saving.refusal, saving.waits]).toEqual(['That did not work.', false]);
	void press();
	expect(saving.refusal).toBeUndefined();
	expect(late).toEqual([]);
});

test('[P6] an action that is refused after its dialog closed is told with its words', async () => {
	const { saving, answers, press, late } = dialog();
	const first = press();
	saving.close();
	answers[0]?.('The board is full.');
	expect(await first, 'another dialog may be open by now').toBe(false);
	expect(late).toEqual(['The board is full. The action you wrote: “Ask the council”.']);
});

test('[X100] an action that is saved after its dialog closed closes no other one', async () => {
	const { saving, answers, press, late } = dialog();
	const first = press();
	saving.close();
	answers[0]?.();
	expect(await first).toBe(false);
	expect(late).toEqual([]);
});
