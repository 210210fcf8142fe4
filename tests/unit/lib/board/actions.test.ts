import { describe, expect, it, vi } from 'vitest';
import { actionItems, may, noteActions } from '#lib/board/actions.ts';
import { permissions } from '#lib/domain/permission.ts';
import { defaultSteps, newStage, stepKinds } from '#lib/domain/stage.ts';
import { aNote } from './a-note.ts';

/** The source of every component of the board, by file name. */
const sources = Object.entries(
	import.meta.glob<string>('../../../../src/lib/board/*.svelte', {
		query: '?raw',
		import: 'default',
		eager: true
	})
).map(([path, text]) => ({ name: path.replace(/^.*\//, ''), text }));
const hands = () => ({
	showAll: vi.fn(),
	change: vi.fn(),
	moveTo: vi.fn(),
	moveByKeys: vi.fn(),
	remove: vi.fn(),
	undo: vi.fn()
});
const stageAt = (step: string, locks: ('writing' | 'grouping')[] = []) => ({
	...newStage('share'),
	steps: defaultSteps(),
	step,
	locks
});
const ids = (
	role: 'stakeholder' | 'facilitator' | 'lead',
	step: string,
	note: object,
	locks: ('writing' | 'grouping')[] = []
) => actionItems({ role, stage: stageAt(step, locks) }, hands(), aNote(note)).map(({ id }) => id);

describe('the table of actions', () => {
	it('[X44] is where list, areas and the view for writing draw their menus from, and nowhere else', () => {
		expect(sources.length).toBeGreaterThan(20);
		const users = sources.filter(({ text }) => text.includes('actionItems('));
		expect(users.map(({ name }) => name).sort()).toEqual(['CanvasView.svelte', 'NoteMenu.svelte']);
		for (const view of ['ListNote.svelte', 'OwnNote.svelte'])
			expect(sources.find(({ name }) => name === view)?.text, view).toContain('<NoteMenu');
		// A view that sends commands of its own would have an action that the other one lacks.
		for (const { name, text } of sources) expect(text, name).not.toMatch(/\.send\(/);
	});

	it('[X44] carries each action out by its own hand', () => {
		const used = hands();
		for (const action of noteActions) void action.run(used, aNote({}));
		for (const [name, hand] of Object.entries(used)) expect(hand, name).toHaveBeenCalledTimes(1);
	});

	it('[X44] has the same order for everyone', () => {
		const all = noteActions.map(({ id }) => id);
		expect(all).toEqual(['show-all', 'change', 'move-to', 'move-keys', 'remove', 'undo']);
		const board = { role: 'stakeholder', stage: stageAt('share') } as const;
		const drawn = { cut: true, whole: false };
		const items = actionItems(board, hands(), aNote({ own: true }), drawn);
		expect(items.map(({ id }) => id)).toEqual(all);
	});

	it('[X44] has "Show all" where a view cuts the text, and "Show less" to take it back', () => {
		const board = { role: 'stakeholder', stage: stageAt('share') } as const;
		const first = (drawn?: { cut: boolean; whole: boolean }) =>
			actionItems(board, hands(), aNote({ own: true }), drawn)[0]?.label;
		expect(first({ cut: true, whole: false })).toBe('Show all');
		expect(first({ cut: true, whole: true })).toBe('Show less');
		expect(first({ cut: false, whole: false })).toBe('Change');
		expect(first(), 'a list shows every text whole').toBe('Change');
	});
});

describe('what may be done to a note', () => {
	it("[P3] is, of others' notes, nothing for a stakeholder until grouping is open", () => {
		expect(ids('stakeholder', 'share', { own: false })).toEqual([]);
		expect(ids('stakeholder', 'group', { own: false })).toEqual(['move-to', 'move-keys', 'undo']);
		expect(ids('stakeholder', 'group', { own: false }, ['grouping'])).toEqual([]);
	});

	it('[P3] is, of their own notes, nothing for a stakeholder in a step without writing', () => {
		for (const step of ['arrive', 'vote', 'act', 'close'])
			expect(ids('stakeholder', step, { own: true }), step).toEqual([]);
	});

	it('[X44] has Undo beside another action, and never by itself', () => {
		for (const role of ['stakeholder', 'facilitator'] as const)
			for (const step of stepKinds)
				for (const own of [true, false]) expect(ids(role, step, { own })).not.toEqual(['undo']);
	});

	it('[P3] is, for a facilitator, moving and deleting in every step', () => {
		for (const step of stepKinds)
			expect(ids('facilitator', step, { own: false }), step).toEqual([
				'move-to',
				'move-keys',
				'remove',
				'undo'
			]);
	});

	it('[X53] is not offered under the lock, but deleting by a facilitator', () => {
		expect(ids('stakeholder', 'share', { own: true }, ['writing'])).toEqual([]);
		expect(ids('facilitator', 'share', { own: true }, ['writing'])).toEqual(['remove', 'undo']);
	});

	it('[X35] leaves out fine placing of a note that has no place of its own', () => {
		expect(ids('stakeholder', 'private', { own: true, private: true })).toEqual([
			'change',
			'move-to',
			'remove',
			'undo'
		]);
	});

	it('[P3] is nothing for a lead, and nothing before the stage is known', () => {
		expect(ids('lead', 'share', { own: true })).toEqual([]);
		expect(may({ role: 'facilitator', stage: undefined }, 'note.edit', aNote({ own: true }))).toBe(
			false
		);
	});

	it('[P3] is asked of the one table of permissions for every command', () => {
		for (const type of Object.keys(permissions) as (keyof typeof permissions)[])
			expect(
				may({ role: 'screen', stage: stageAt('share') }, type, aNote({ own: true })),
				type
			).toBe(false);
	});
});
