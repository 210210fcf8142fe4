import { describe, expect, test } from 'vitest';
import type { StoredCommand } from '../../../../server/storage/port.ts';
import { AppliedCommands, pastUndoable } from '../../../../server/board/applied.ts';
import { command } from '../../../support/stored.ts';

describe('the commands that a board applied', () => {
	const move = (rev: number): StoredCommand => ({
		...command(rev, 2, `move-${rev}`),
		t: 'note.move',
		reply: { cid: `move-${rev}`, ok: true, rev }
	});
	const rotation: StoredCommand = {
		...command(3, 1, 'rotation'),
		t: 'code.rotate',
		reply: { cid: 'rotation', ok: true, rev: 3, code: 'sealed' }
	};
	const commands = [command(1, 1, 'post'), move(2), rotation];
	const none = { commands: [], undone: [] };
	const of = (...stored: StoredCommand[]) =>
		AppliedCommands.of({ batches: [none, { commands: stored, undone: [] }] });

	test('[P5] are known by seat and cid with their first reply, and nothing else is', () => {
		const applied = of(...commands);
		for (const { seat, cid, reply } of commands) expect(applied.reply(seat, cid)).toEqual(reply);
		expect(applied.reply(2, 'post')).toBeUndefined();
		expect(applied.reply(1, 'other')).toBeUndefined();
		expect(applied.rev).toBe(3);
	});

	test('[P5] are known all the same once a past stands for them, here and after a restart', () => {
		const applied = of(...commands);
		const past = applied.past([]);
		applied.forgetRecent();
		const again = AppliedCommands.of({ past, batches: [{ commands: [move(4)], undone: [] }] });
		for (const each of [applied, again])
			for (const { seat, cid, reply } of commands) expect(each.reply(seat, cid)).toEqual(reply);
		expect(again.reply(2, 'move-4')).toEqual(move(4).reply);
		expect(again.rev).toBe(4);
		expect(again.past([]).keys).toHaveLength(20);
	});

	test('[X85] a past holds what can still be taken back', () => {
		const undoable = [
			{ seat: 1, cid: 'post', rev: 1, t: 'note.post', inverse: { t: 'note.restore', id: 'a' } }
		] as const;
		expect(pastUndoable(of(...commands).past(undoable))).toEqual(undoable);
	});

	test('[P5] are refused when one is missing or the past is cut', () => {
		expect(() => of(command(1, 1, 'a'), command(3, 1, 'b'))).toThrow('does not follow');
		const past = of(...commands).past([]);
		const cut = { ...past, keys: past.keys.subarray(5) };
		expect(() => AppliedCommands.of({ past: cut, batches: [] })).toThrow('The past of 3');
	});
});
