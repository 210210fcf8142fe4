import type { StepKind } from '#lib/domain/stage.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';

/** Who is seated, as the table names them. The note in question is the owner's. */
export const seatedRoles = ['facilitator', 'owner', 'another', 'lead'] as const;
export type SeatedRole = (typeof seatedRoles)[number];
export type Locked = 'nothing' | 'writing' | 'grouping' | 'joining';
type Row = Record<Exclude<SeatedRole, 'lead'>, string>;

const steps: readonly StepKind[] = ['arrive', 'private', 'share', 'group', 'vote', 'act', 'close'];

/** One sign for each step in that order. */
const signs: Readonly<Record<string, 'yes' | RefusalCode>> = {
	'+': 'yes',
	n: 'not-allowed',
	o: 'not-open',
	l: 'locked',
	g: 'gone'
};

const facilitatorAlone: Row = { facilitator: '+++++++', owner: 'nnnnnnn', another: 'nnnnnnn' };

/**
 * Who may do what, step by step, written by hand from the page that describes the wire. It is there
 * to disagree with the code: nothing in it is taken from the table of permissions.
 */
const unlocked = {
	'note.post': { facilitator: '+++++++', owner: 'o+++ooo', another: 'o+++ooo' },
	'note.edit': { facilitator: 'nnnnnnn', owner: 'o+++ooo', another: 'onnnooo' },
	'note.edit, private': { facilitator: 'nnnnnnn', owner: 'o+++ooo', another: 'onnnooo' },
	'note.move': { facilitator: '+++++++', owner: 'o+++ooo', another: 'onn+ooo' },
	'note.move, private': { facilitator: 'nnnnnnn', owner: 'o+++ooo', another: 'onnnooo' },
	'note.remove': { facilitator: '+++++++', owner: 'o+++ooo', another: 'onnnooo' },
	'note.remove, private': { facilitator: 'nnnnnnn', owner: 'o+++ooo', another: 'onnnooo' },
	'note.restore': facilitatorAlone,
	'stage.step': facilitatorAlone,
	'stage.lock': facilitatorAlone,
	'stage.unlock': facilitatorAlone,
	'flag.finished': { facilitator: '+++++++', owner: '+++++++', another: '+++++++' },
	'code.rotate': facilitatorAlone,
	'seat.remove': facilitatorAlone,
	'stage.reveal': facilitatorAlone,
	// Another has something to take back only where it could write.
	undo: { facilitator: '+++++++', owner: 'o+++ooo', another: 'g+++ggg' }
} satisfies Record<string, Row>;

export type Cell = keyof typeof unlocked;
export const cells = Object.keys(unlocked) as Cell[];

const nobodyWrites: Row = { facilitator: 'lllllll', owner: 'olllooo', another: 'olllooo' };

/** What differs under a lock. */
const under: Readonly<Record<Locked, Partial<Record<Cell, Row>>>> = {
	nothing: {},
	writing: {
		'note.post': nobodyWrites,
		'note.edit': nobodyWrites,
		'note.edit, private': nobodyWrites,
		'note.move': nobodyWrites,
		'note.move, private': nobodyWrites,
		'note.remove': { ...nobodyWrites, facilitator: '+++++++' },
		'note.remove, private': { ...nobodyWrites, facilitator: 'nnnnnnn' },
		undo: { facilitator: '+++++++', owner: 'olllooo', another: 'ggggggg' }
	},
	grouping: {
		'note.move': { facilitator: '+++++++', owner: 'o+++ooo', another: 'onnlooo' }
	},
	joining: {}
};

/** What the wire's page says to this command of this role. A lead reads, and does nothing else. */
export function expected(
	cell: Cell,
	role: SeatedRole,
	step: StepKind,
	locked: Locked
): 'yes' | RefusalCode {
	if (role === 'lead') {
		// The lock is asked for before the role: what nobody may do under it is locked for a lead too.
		const isLocked = expected(cell, 'facilitator', step, locked) === 'locked';
		return isLocked ? 'locked' : 'not-allowed';
	}
	const row: Row = under[locked][cell] ?? unlocked[cell];
	const answer = signs[row[role][steps.indexOf(step)] ?? ''];
	if (!answer) throw new Error(`The table has no answer for ${cell} of ${role} in ${step}.`);
	return answer;
}
