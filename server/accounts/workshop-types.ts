import type { Group, GroupId } from '#lib/domain/group.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import type { Step } from '#lib/domain/stage.ts';
import type { MemberRole, StoredSeat, StoredWorkshop } from '../storage/port.ts';
import type { BoardSeed } from '../board/types.ts';
import type { JoinWindow } from './join-window.ts';
import type { Account, Seated, WouldBe } from './types.ts';

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

/** A room screen that was opened, or goes on. */
export interface OpenedScreen {
	boardId: string;
	/** Absent when this browser's screen goes on. */
	cookie?: {
		/** Clear credential. */
		credential: string;
		/** A person has a seat at this board in this browser, who must not lose it. */
		besideSeat: boolean;
	};
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
	/** By who made it alone: `FivewaysError` `not-found`, `not-allowed`. */
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
	 * locked or full, or by a code that was replaced, it goes on there. Undefined without such a seat,
	 * and for one that was removed where there is a waiting room: its person may ask to be let in again.
	 */
	held(
		by: { code: string } | { token: string },
		credential: (boardId: string) => string | undefined
	): Promise<{ boardId: string; removed: boolean } | undefined>;
	/** Looks at a code or token without joining. `FivewaysError` `not-open`, `too-many` (with seconds). */
	open(by: { code: string } | { token: string }, address: string): Promise<OpenWorkshop>;
	/**
	 * Seats a person. With the credential of a live seat of this board the same seat goes on, by a
	 * code that was replaced too; the cookie's name needs the board, so a function that finds it may be
	 * passed. A removed seat's credential gets `removed`, or a new seat that waits where there is a
	 * waiting room.
	 * `FivewaysError` `not-open`, `unknown-group`, `too-many` (with seconds).
	 */
	join(
		by: ({ code: string } | { token: string }) & { group: string; name?: string; shared?: boolean },
		address: string,
		credential: string | ((boardId: string) => string | undefined) | undefined
	): Promise<Joined>;
	/**
	 * Opens a room screen by the token of a link. The screen that this browser has at that board goes on.
	 * `FivewaysError` `not-open`, `too-many` (with seconds).
	 */
	openScreen(
		token: string,
		address: string,
		cookiesOf: (boardId: string) => { seat: string | undefined; screen: string | undefined }
	): Promise<OpenedScreen>;
	/**
	 * A seat goes on with another device, by the board's code and its own, also where joining is locked
	 * or the board full. `FivewaysError` `not-open` for anything wrong, `too-many` (with seconds).
	 */
	rejoin(by: { code: string; seatCode: string }, address: string): Promise<Joined>;
	/**
	 * One more seat on a shared device, which does not wait: the device is in. `FivewaysError`
	 * `not-allowed` where it is not one or still waits itself, `not-open` when joining is locked, full or over, `unknown-group`.
	 */
	addSeat(
		boardId: string,
		credential: string | undefined,
		person: { group: string; name?: string; pin?: string }
	): Promise<Joined['seat']>;
	/** All seats that a cookie stands for at this board, by number, removed ones included. */
	seatsOfDevice(boardId: string, credential: string | undefined): Promise<StoredSeat[]>;
	/** Whether any seat that a cookie stands for at this board is alive, at the door or with a PIN too. */
	isSeated(boardId: string, credential: string | undefined): Promise<boolean>;
	/**
	 * The seat of that number, removed or not, if the cookie stands for it and its PIN, if it has one,
	 * is right. `FivewaysError` `too-many` (with seconds).
	 */
	seatOfDevice(
		boardId: string,
		credential: string | undefined,
		as: { seat: number; pin?: string | undefined },
		address: string
	): Promise<StoredSeat | undefined>;
	/**
	 * Who a request is at this board: the seat cookie first (so that a facilitator who joined is a
	 * participant in that browser), else the member's own seat by the session, made when first needed,
	 * else the room screen. A screen's own page asks `asScreen`, and is nobody else: a facilitator shows
	 * it in the browser in which they run the room.
	 * Of the seats of a shared device it is the first without a PIN, or the one that it names.
	 * `FivewaysError` `too-many` (with seconds) after too many wrong PINs.
	 */
	seated(
		boardId: string,
		credentials: {
			seat: string | undefined;
			session: string | undefined;
			/** The cookie of a screen that stands beside a seat. */
			screen?: string | undefined;
			asScreen?: boolean;
		},
		as?: { seat: number; pin?: string | undefined; address: string }
	): Promise<Seated>;
	/** As `seated`, for who only looks: no seat is made. */
	wouldBe(boardId: string, credentials: Parameters<Workshops['seated']>[1]): Promise<WouldBe>;
	/** Rights to exports: the member's role at that board's workshop, by session. */
	memberOfBoard(boardId: string, account: Account): Promise<MemberRole | undefined>;
	/** The snapshot of a board, for pages of those who are seated there or run it. */
	snapshot(boardId: string): Promise<Snapshot>;
}
