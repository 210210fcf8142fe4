import type { StepKind } from '#lib/domain/stage.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';

/** Who is seated, as the table names them. The note in question is the owner's. */
export const seatedRoles = [
	'facilitator',
	'owner',
	'another',
	'waiting',
	'lead',
	'screen'
] as const;
export type SeatedRole = (typeof seatedRoles)[number];
export type Locked = 'nothing' | 'writing' | 'grouping' | 'joining';
type Row = Record<Exclude<SeatedRole, 'waiting' | 'lead' | 'screen'>, string>;

const steps: readonly StepKind[] = ['arrive', 'private', 'share', 'group', 'vote', 'act', 'close'];

/** One sign for each step in that order. */
const signs: Readonly<Record<string, 'yes' | RefusalCode>> = {
	'+': 'yes',
	n: 'not-allowed',
	o: 'not-open',
	l: 'locked',
	g: 'gone'
};

const votes: Row = { facilitator: 'nnnnnnn', owner: 'oooo+oo', another: 'oooo+oo' };
/** After sharing, until the close; not with one's own note. */
const agrees: Row = { facilitator: 'nnnnnnn', owner: 'oonnnno', another: 'oo++++o' };
const facilitatorAlone: Row = { facilitator: '+++++++', owner: 'nnnnnnn', another: 'nnnnnnn' };

const everybodyGroups: Row = { facilitator: '+++++++', owner: 'ooo+ooo', another: 'ooo+ooo' };

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
	'cluster.make': everybodyGroups,
	'cluster.rename': everybodyGroups,
	'cluster.join': everybodyGroups,
	'cluster.leave': everybodyGroups,
	'cluster.merge': everybodyGroups,
	'cluster.dissolve': everybodyGroups,
	'cluster.move': everybodyGroups,
	'cluster.tidy': everybodyGroups,
	'note.hide': facilitatorAlone,
	'note.show': facilitatorAlone,
	'note.approve': facilitatorAlone,
	'note.return': facilitatorAlone,
	'note.ask': facilitatorAlone,
	// Only whom it was asked may say that they are done with it.
	'note.answer': { facilitator: 'nnnnnnn', owner: '+++++++', another: 'nnnnnnn' },
	'seat.undoAll': facilitatorAlone,
	'seat.group': facilitatorAlone,
	'stage.groups': facilitatorAlone,
	'stage.merge': facilitatorAlone,
	'note.agree': agrees,
	'note.unagree': agrees,
	'vote.cast': votes,
	'vote.withdraw': votes,
	'vote.proxy': facilitatorAlone,
	'stage.step': facilitatorAlone,
	'stage.lock': facilitatorAlone,
	'stage.unlock': facilitatorAlone,
	'stage.plan': facilitatorAlone,
	'stage.timer': facilitatorAlone,
	'stage.spotlight': facilitatorAlone,
	// A group is asked to write where it can.
	'stage.prompt': { ...facilitatorAlone, facilitator: 'o+++ooo' },
	'flag.help': { facilitator: '+++++++', owner: '+++++++', another: '+++++++' },
	'flag.help, answered': facilitatorAlone,
	'flag.practised': { facilitator: '+++++++', owner: '+++++++', another: '+++++++' },
	'flag.finished': { facilitator: '+++++++', owner: '+++++++', another: '+++++++' },
	'code.rotate': facilitatorAlone,
	// An account has no code: whoever it belongs to signs in.
	'seat.code': { facilitator: 'nnnnnnn', owner: '+++++++', another: '+++++++' },
	'seat.code, of the owner': {
		facilitator: '+++++++',
		owner: '+++++++',
		another: 'nnnnnnn'
	},
	'seat.remove': facilitatorAlone,
	'seat.admit': facilitatorAlone,
	'screen.link': facilitatorAlone,
	'screen.revoke': facilitatorAlone,
	'seat.headcount': facilitatorAlone,
	'stage.reveal': facilitatorAlone,
	'stage.settings': facilitatorAlone,
	'action.add': facilitatorAlone,
	'action.edit': facilitatorAlone,
	'action.remove': facilitatorAlone,
	'history.save': facilitatorAlone,
	'history.restore': facilitatorAlone,
	// Nobody has taken anything back, or has done something else since.
	redo: { facilitator: 'ggggggg', owner: 'ggggggg', another: 'ggggggg' },
	// Another has something to take back only where it could write, agree or vote.
	undo: { facilitator: '+++++++', owner: 'o++++oo', another: 'g+++++g' }
} satisfies Record<string, Row>;

export type Cell = keyof typeof unlocked;
export const cells = Object.keys(unlocked) as Cell[];

const agreesUnderLock: Row = { facilitator: 'nnnnnnn', owner: 'oollllo', another: 'oollllo' };
const nobodyWrites: Row = { facilitator: 'lllllll', owner: 'olllooo', another: 'olllooo' };

const nobodyMovesMany: Row = { facilitator: 'lllllll', owner: 'ooolooo', another: 'ooolooo' };
const onlyFacilitatorsGroup: Row = { ...nobodyMovesMany, facilitator: '+++++++' };

/** What differs under a lock. */
const under: Readonly<Record<Locked, Partial<Record<Cell, Row>>>> = {
	nothing: {},
	writing: {
		'stage.prompt': { facilitator: 'lllllll', owner: 'lllllll', another: 'lllllll' },
		'note.post': nobodyWrites,
		'note.edit': nobodyWrites,
		'note.edit, private': nobodyWrites,
		'note.move': nobodyWrites,
		'note.move, private': nobodyWrites,
		'note.remove': { ...nobodyWrites, facilitator: '+++++++' },
		'note.remove, private': { ...nobodyWrites, facilitator: 'nnnnnnn' },
		'cluster.move': nobodyMovesMany,
		'cluster.tidy': nobodyMovesMany,
		'note.agree': agreesUnderLock,
		'note.unagree': agreesUnderLock,
		undo: { facilitator: '+++++++', owner: 'olll+oo', another: 'gggg+gg' }
	},
	grouping: {
		'note.move': { facilitator: '+++++++', owner: 'o+++ooo', another: 'onnlooo' },
		'cluster.make': onlyFacilitatorsGroup,
		'cluster.rename': onlyFacilitatorsGroup,
		'cluster.join': onlyFacilitatorsGroup,
		'cluster.leave': onlyFacilitatorsGroup,
		'cluster.merge': onlyFacilitatorsGroup,
		'cluster.dissolve': onlyFacilitatorsGroup,
		'cluster.move': onlyFacilitatorsGroup,
		'cluster.tidy': onlyFacilitatorsGroup
	},
	joining: {}
};

/**
 * What the wire's page says to this command of this role. A lead reads, and does nothing else; who
 * waits to be let in does not even that.
 */
export function expected(
	cell: Cell,
	role: SeatedRole,
	step: StepKind,
	locked: Locked
): 'yes' | RefusalCode {
	if (role === 'waiting') return 'not-allowed';
	if (role === 'lead' || role === 'screen') {
		// The lock is asked for before the role: what nobody may do under it is locked for a reader too.
		const isLocked = expected(cell, 'facilitator', step, locked) === 'locked';
		return isLocked ? 'locked' : 'not-allowed';
	}
	const row: Row = under[locked][cell] ?? unlocked[cell];
	const answer = signs[row[role][steps.indexOf(step)] ?? ''];
	if (!answer) throw new Error(`The table has no answer for ${cell} of ${role} in ${step}.`);
	return answer;
}
