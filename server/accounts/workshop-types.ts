import type { Group, GroupId } from '#lib/domain/group.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { Step } from '#lib/domain/stage.ts';
import type { MemberRole, StoredWorkshop } from '../storage/port.ts';
import type { BoardSeed } from '../board/types.ts';
import type { JoinWindow } from './join-window.ts';
import type { Account, Seated } from './types.ts';

export interface NewWorkshop {
	title: string;
	site?: string;
	/** `YYYY-MM-DD`, default today. */
	date?: string;
	/** Default hcp, lw, vcs, patient; `other` is always added. */
	groups?: Group[];
	framework?: string;
	/** The running order, at whose first step the board begins. Default one step of each kind. */
	steps?: NewStep[];
	/** Whether people may choose a group for each note. Default no. */
	choose?: boolean;
}

/** A step before it has its id. */
export type NewStep = Omit<Step, 'id'>;

/** Where the notes of a new board come from. */
export interface SeedOptions {
	sample?: boolean;
	/** A kept file of a board: its date may be long past. */
	archived?: boolean;
}

export interface MadeWorkshop {
	workshopId: string;
	boardId: string;
	/** `K7QF-2M9P` */
	code: string;
}

export interface Joined {
	boardId: string;
	seat: { number: number; group: GroupId };
	/** `YYYY-MM-DD` on which the board is deleted, and the seat with it. */
	deletedOn: string;
	/** Clear credential for the seat cookie; undefined when the present cookie goes on (status 200). */
	credential?: string;
}

/** What somebody with a good code or token is shown before choosing a group. */
export interface OpenWorkshop {
	boardId: string;
	title: string;
	site?: string;
	date: string;
	deletedOn: string;
	groups: Group[];
}

/** Workshops, their members, their codes, and who is seated where. */
export interface Workshops {
	/** `FivewaysError` `malformed` for a bad title, date, group or step; `not-found` for an unknown framework. */
	create(owner: Account, workshop: NewWorkshop): Promise<MadeWorkshop>;
	/** A board that begins with notes: the sample or an import, already checked. */
	createFromSeed(
		owner: Account,
		workshop: NewWorkshop,
		seed: Omit<BoardSeed, 'title' | 'framework' | 'groups' | 'deletedOn'>,
		options?: SeedOptions
	): Promise<MadeWorkshop>;
	ofAccount(account: Account): Promise<(StoredWorkshop & { role: MemberRole })[]>;
	/** `FivewaysError` `not-found` unless the account is a member. */
	forMember(account: Account, workshopId: string): Promise<StoredWorkshop & { role: MemberRole }>;
	update(
		account: Account,
		workshopId: string,
		change: { title?: string; site?: string; date?: string }
	): Promise<StoredWorkshop>;
	remove(account: Account, workshopId: string): Promise<void>;
	/** Whether a board is as it was made: no command was accepted there, and nobody has joined. */
	isUntouched(boardId: string): Promise<boolean>;
	/**
	 * Takes a workshop back that was made from a file, while its board is untouched. Otherwise false,
	 * and nothing is lost. `FivewaysError` `not-found`, `not-allowed`.
	 */
	takeBack(account: Account, workshopId: string): Promise<boolean>;
	/** The join code and the QR token, in clear, for facilitators. */
	codeOf(workshop: StoredWorkshop): { code: string; token: string };
	/** The days on which its code lets people in. */
	joinWindow(workshop: StoredWorkshop): JoinWindow;
	/** Fresh code and token for `code.rotate`. */
	newCode(): { code: string; stored: StoredWorkshop['code'] };
	/**
	 * The board where this browser has a seat already, by code or token and the seat's credential:
	 * locked or full, it goes on there. Undefined without such a seat.
	 */
	held(
		by: { code: string } | { token: string },
		credential: (boardId: string) => string | undefined
	): Promise<{ boardId: string; removed: boolean } | undefined>;
	/** Looks at a code or token without joining. `FivewaysError` `not-open`, `too-many` (with seconds). */
	open(by: { code: string } | { token: string }, address: string): Promise<OpenWorkshop>;
	/**
	 * Seats a person. With the credential of a live seat of this board the same seat goes on; the
	 * cookie's name needs the board, so a function that finds it may be passed. A removed seat's
	 * credential gets `removed`.
	 * `FivewaysError` `not-open`, `unknown-group`, `too-many` (with seconds).
	 */
	join(
		by: ({ code: string } | { token: string }) & { group: string; name?: string; shared?: boolean },
		address: string,
		credential: string | ((boardId: string) => string | undefined) | undefined
	): Promise<Joined>;
	/**
	 * Who a request is at this board: the seat cookie first (so that a facilitator who joined is a
	 * participant in that browser), else the member's own seat by the session, made when first needed.
	 */
	seated(
		boardId: string,
		credentials: { seat: string | undefined; session: string | undefined }
	): Promise<Seated>;
	/** Rights to exports: the member's role at that board's workshop, by session. */
	memberOfBoard(boardId: string, account: Account): Promise<MemberRole | undefined>;
	/** The snapshot of a board for pages and exports. */
	snapshot(boardId: string): Promise<Snapshot>;
}
