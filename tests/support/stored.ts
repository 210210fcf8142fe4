import type {
	BoardCommit,
	HistoryCommit,
	StoredAccount,
	StoredDocumentName,
	StoredPast,
	StoredSeat,
	StoredWorkshop
} from '../../server/storage/port.ts';

/** Plain values as the storage port takes them, for tests. */

export const emptyCommit: BoardCommit = {
	rev: 0,
	updates: [],
	commands: [],
	undone: [],
	seats: []
};

export function account(name: string): StoredAccount {
	return {
		accountId: `account-${name}`,
		email: `${name}@example.org`,
		role: 'facilitator',
		passwordHash: 'scrypt$1$1$1$a$b',
		createdAt: 1
	};
}

export function workshop(name: string): StoredWorkshop {
	return {
		workshopId: `workshop-${name}`,
		boardId: `board-${name}`,
		title: `Workshop ${name}`,
		site: 'Village hall',
		date: '2026-03-01',
		deletedOn: '2026-05-30',
		code: {
			keyId: 'k1',
			codeHash: `code-${name}`,
			tokenHash: `token-${name}`,
			sealed: `sealed-${name}`
		},
		createdAt: 1,
		sample: false
	};
}

export function seat(number: number, more: Partial<StoredSeat> = {}): StoredSeat {
	return { number, role: 'stakeholder', group: 'lw', shared: false, createdAt: 1, ...more };
}

export function update(name: StoredDocumentName, epoch: string, ...bytes: number[]) {
	return { name, epoch, update: Uint8Array.from(bytes) };
}

export function command(
	rev: number,
	ofSeat: number,
	cid: string,
	more: { inverse?: string } = {}
): BoardCommit['commands'][number] {
	return {
		rev,
		seat: ofSeat,
		cid,
		t: 'note.post',
		at: 1,
		reply: { cid, ok: true, rev, id: `note-${rev}` },
		...more
	};
}

/** A moment of a board with one note, to be kept. */
export function moment(
	id: string,
	{ name, content = 'content' }: { name?: string; content?: string } = {}
): HistoryCommit['added'][number] {
	const counts = { notes: 1, clusters: 0, actions: 2 };
	const why = name === undefined ? { kind: 'step' as const } : { kind: 'saved' as const, name };
	const moment = { id, at: 5, ...why, step: 'share' as const, ...counts, length: content.length };
	return { moment, content };
}

/** What stands for all commands up to a rev. */
export const past = (rev: number): StoredPast => ({
	rev,
	keys: Uint8Array.of(1, rev),
	rest: '{"up":"to"}'
});

/** One command of seat 1 on **board**, unless told otherwise. */
export function boardCommit(rev: number, more: Partial<BoardCommit> = {}): BoardCommit {
	return {
		...emptyCommit,
		rev,
		updates: [update('board', 'e1', rev)],
		commands: [command(rev, 1, `cid-${rev}`)],
		...more
	};
}
