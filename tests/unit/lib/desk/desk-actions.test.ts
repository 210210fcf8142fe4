import { flushSync } from 'svelte';
import { toStore } from 'svelte/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AcceptedReply, CommandBody, RefusedReply } from '#lib/domain/command.ts';
import { DeskActions } from '#lib/desk/desk-actions.svelte.ts';

function desk(reply: AcceptedReply | RefusedReply) {
	const sent: CommandBody[] = [];
	const said: string[] = [];
	const send = (body: CommandBody) => {
		sent.push(body);
		return Promise.resolve(reply);
	};
	return { actions: new DeskActions({ send }, { say: (text) => said.push(text) }), sent, said };
}

describe('a command of the desk', () => {
	it('[X65] that was done is spoken, with what the reply brought', async () => {
		const { actions, sent, said } = desk({ cid: 'c', ok: true, rev: 3, code: 'K7QF-2M9P' });
		const reply = await actions.run({ t: 'code.rotate' }, ({ code }) => `New: ${code}`);
		expect(reply?.code).toBe('K7QF-2M9P');
		expect(sent).toEqual([{ t: 'code.rotate' }]);
		expect(said).toEqual(['New: K7QF-2M9P']);
		expect(actions.refusal).toBeUndefined();
	});

	it('[P6] that was refused leaves its reason on screen until the next one', async () => {
		const { actions, said } = desk({ cid: 'c', ok: false, code: 'gone', message: 'It is gone.' });
		expect(await actions.run({ t: 'seat.remove', seat: 2 }, () => 'Gone.')).toBeUndefined();
		expect(actions.refusal).toBe('It is gone.');
		expect(said).toEqual([]);
		const next = actions.run({ t: 'seat.remove', seat: 2 }, () => 'Gone.');
		expect(actions.refusal).toBeUndefined();
		await next;
	});

	it('[X85] that is an undo is answered beside its button until the next one', async () => {
		const { actions, said } = desk({ cid: 'c', ok: true, rev: 4 });
		await actions.run({ t: 'undo' }, () => 'Undone.');
		expect(actions.undone).toBe('Undone.');
		expect(said).toEqual(['Undone.']);
		const next = actions.run({ t: 'code.rotate' }, () => 'New.');
		expect(actions.undone).toBeUndefined();
		await next;
	});

	it('[X85] that finds nothing to undo says so, and is no failure', async () => {
		const message = 'There is nothing to undo.';
		const { actions, said } = desk({ cid: 'c', ok: false, code: 'gone', message });
		await actions.run({ t: 'undo' }, () => 'Undone.');
		expect(actions.undone).toBe(message);
		expect(actions.refusal).toBeUndefined();
		expect(said).toEqual([message]);
	});

	it('[P6] that was refused has what was pressed show what is again', async () => {
		const { actions } = desk({ cid: 'c', ok: false, code: 'storage', message: 'Not saved.' });
		let drawn = 0;
		const box = toStore(() => ({ checked: actions.truth(false) }));
		onTestFinished(box.subscribe(() => drawn++));
		await actions.did({ t: 'stage.settings', agree: true }, () => 'Set.');
		flushSync();
		expect(drawn).toBe(2);
	});
});
