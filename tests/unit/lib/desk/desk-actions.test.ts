import { describe, expect, it } from 'vitest';
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
		expect(await actions.run({ t: 'undo' }, () => 'Undone.')).toBeUndefined();
		expect(actions.refusal).toBe('It is gone.');
		expect(said).toEqual([]);
		const next = actions.run({ t: 'undo' }, () => 'Undone.');
		expect(actions.refusal).toBeUndefined();
		await next;
	});
});
