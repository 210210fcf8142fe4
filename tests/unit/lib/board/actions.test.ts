import { describe, expect, it, vi } from 'vitest';
import { type ActionBoard, actionItems, noteActions } from '#lib/board/actions.ts';
import { may } from '#lib/board/rights.ts';
import { permissions } from '#lib/domain/permission.ts';
import { defaultSteps, newStage, stepKinds } from '#lib/domain/stage.ts';
import { aBoard } from './a-board.ts';
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
	putInCluster: vi.fn(),
	takeOut: vi.fn(),
	select: vi.fn(),
	makeAction: vi.fn(),
	giveDot: vi.fn(),
	takeDot: vi.fn(),
	agree: vi.fn(),
	unagree: vi.fn(),
	showToAll: vi.fn(),
	hide: vi.fn(),
	ask: vi.fn(),
	remove: vi.fn(),
	undo: vi.fn()
});
const stageAt = (step: string, locks: ('writing' | 'grouping')[] = []) => ({
	...newStage('share'),
	steps: defaultSteps(),
	step,
	locks
});
/** A board that has what the table asks it for. */
const boardAt = (role: 'stakeholder' | 'facilitator' | 'lead', stage: ReturnType<typeof stageAt>) =>
	aBoard({ role, stage }) as ActionBoard;
const ids = (
	role: 'stakeholder' | 'facilitator' | 'lead',
	step: string,
	note: object,
	locks: ('writing' | 'grouping')[] = []
) => actionItems(boardAt(role, stageAt(step, locks)), hands(), aNote(note)).map(({ id }) => id);

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
		expect(all).toEqual([
			'show-all',
			'give-dot',
			'take-dot',
			'agree',
			'unagree',
			'change',
			'move-to',
			'move-keys',
			'put-in',
			'take-out',
			'select',
			'make-action',
			'show-to-all',
			'ask',
			'hide',
			'remove',
			'undo'
		]);
		const board = boardAt('facilitator', stageAt('group'));
		const drawn = { cut: true, whole: false };
		const items = actionItems(board, hands(), aNote({ own: true, cluster: 'c' }), { drawn });
		// Nobody asks themselves, and a facilitator has no vote.
		const others = ['give-dot', 'take-dot', 'agree', 'unagree', 'ask'];
		expect(items.map(({ id }) => id)).toEqual(all.filter((id) => !others.includes(id)));
	});

	it('[X12] has nothing in anybody’s name while a shared device asks who is there', () => {
		const offered = (step: string, note: object, asks: boolean) =>
			actionItems(boardAt('stakeholder', stageAt(step)), hands(), aNote(note), { asks }).map(
				({ id }) => id
			);
		expect(offered('share', {}, false)).toContain('agree');
		expect(offered('share', {}, true)).toEqual([]);
		const own = offered('share', { own: true }, false);
		expect(own).toEqual(expect.arrayContaining(['change', 'remove', 'undo']));
		for (const id of ['change', 'remove', 'undo'])
			expect(offered('share', { own: true }, true)).not.toContain(id);
		// To put notes together is in nobody's name.
		expect(offered('group', {}, true)).toContain('put-in');
	});

	it('[X44] has "Show all" where a view cuts the text, and "Show less" to take it back', () => {
		const board = boardAt('stakeholder', stageAt('share'));
		const first = (drawn?: { cut: boolean; whole: boolean }) =>
			actionItems(board, hands(), aNote({ own: true }), drawn ? { drawn } : {})[0]?.label;
		expect(first({ cut: true, whole: false })).toBe('Show all');
		expect(first({ cut: true, whole: true })).toBe('Show less');
		expect(first({ cut: false, whole: false })).toBe('Change');
		expect(first(), 'a list shows every text whole').toBe('Change');
	});
});

describe('what may be done to a note', () => {
	it("[P3] is, of others' notes, only agreeing for a stakeholder until grouping is open", () => {
		expect(ids('stakeholder', 'share', { own: false })).toEqual(['agree', 'undo']);
		expect(ids('stakeholder', 'group', { own: false })).toEqual([
			'agree',
			'move-to',
			'move-keys',
			'put-in',
			'select',
			'undo'
		]);
		expect(ids('stakeholder', 'group', { own: false }, ['grouping'])).toEqual(['agree', 'undo']);
	});

	it('[P3] is, of their own notes, nothing for a stakeholder in a step without writing', () => {
		for (const step of ['arrive', 'act', 'close'])
			expect(ids('stakeholder', step, { own: true }), step).toEqual([]);
	});

	it('[X77] is, in a vote, giving a dot, and taking it back where one was given', () => {
		const note = aNote({ id: 'n1', own: true });
		const at = (ballot: Record<string, number>) => {
			const board = aBoard({ notes: [note], stage: stageAt('vote'), ballot }) as ActionBoard;
			return actionItems(board, hands(), note).map(({ id }) => id);
		};
		expect(at({})).toEqual(['give-dot', 'undo']);
		expect(at({ n1: 1 })).toEqual(['take-dot', 'undo']);
	});

	it('[X81] is taking "Me too" back where it was said, and neither when it is switched off', () => {
		const note = aNote({ id: 'n1', own: false });
		const at = (agreed: string[], agree = true) => {
			const stage = { ...stageAt('share'), settings: { agree } };
			const board = { ...aBoard({ notes: [note], stage }), agreed: new Set(agreed) };
			return actionItems(board as unknown as ActionBoard, hands(), note).map(({ id }) => id);
		};
		expect(at(['n1'])).toEqual(['unagree', 'undo']);
		expect(at([], false)).toEqual([]);
	});

	it('[X44] has Undo beside another action, and never by itself', () => {
		for (const role of ['stakeholder', 'facilitator'] as const)
			for (const step of stepKinds)
				for (const own of [true, false]) expect(ids(role, step, { own })).not.toEqual(['undo']);
	});

	it('[P3] is, for a facilitator, moving, asking, hiding and deleting in every step', () => {
		for (const step of stepKinds)
			expect(ids('facilitator', step, { own: false }), step).toEqual([
				'move-to',
				'move-keys',
				'put-in',
				'select',
				'make-action',
				'show-to-all',
				'ask',
				'hide',
				'remove',
				'undo'
			]);
	});

	it('[X82] becomes an action by a facilitator alone, and once everyone sees it', () => {
		expect(ids('facilitator', 'act', { own: false })).toContain('make-action');
		expect(ids('facilitator', 'act', { own: true, private: true })).not.toContain('make-action');
		for (const step of stepKinds)
			expect(ids('stakeholder', step, { own: true }), step).not.toContain('make-action');
	});

	it('[X39] a note that is private, or on its way, is put together with no other', () => {
		const group = (note: object) => ids('facilitator', 'group', note);
		expect(group({ own: true })).toContain('put-in');
		expect(group({ own: true, private: true })).not.toContain('put-in');
		expect(group({ own: true, pending: true })).not.toContain('select');
	});

	it('[X73] is no question about a note of one’s own, or one from a file', () => {
		const about = (note: object) => ids('facilitator', 'vote', note).includes('ask');
		expect([about({ own: false }), about({ own: true }), about({ via: 'import' })]).toEqual([
			true,
			false,
			false
		]);
	});

	it('[X53] is not offered under the lock, but deleting by a facilitator', () => {
		expect(ids('stakeholder', 'share', { own: true }, ['writing'])).toEqual([]);
		expect(ids('facilitator', 'share', { own: true }, ['writing'])).toEqual([
			'put-in',
			'select',
			'make-action',
			'show-to-all',
			'hide',
			'remove',
			'undo'
		]);
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
