import type { GroupId } from '#lib/domain/group.ts';
import type { NoteWithId } from '#lib/domain/note.ts';
import type { Pool } from '#lib/domain/pools.ts';
import type { Snapshot } from '#lib/domain/snapshot.ts';
import { asReported, noteAsReported } from '#lib/evidence/as-reported.ts';
import { type Reported, reportedGroups } from '#lib/evidence/reported.ts';

/** A board as it stands, with what else must be known before anything of it leaves the desk. */
export interface WholeBoard {
	snapshot: Snapshot;
	/** Notes that a facilitator hid. */
	hiddenNotes: readonly NoteWithId[];
	/** Groups of people who were taken out: their notes may be on the board still. */
	left: readonly GroupId[];
}

/** The same, as it may leave the desk. */
export interface ReportedBoard {
	snapshot: Snapshot;
	hiddenNotes: NoteWithId[];
	reported: Reported;
}

/** Where the groups of one board that are shown as one are kept. */
export interface KeptPools {
	all(): Promise<readonly Pool[]>;
	add(pools: readonly Pool[]): Promise<void>;
}

/**
 * A board with its small groups joined.
 * @param leaves true when what is made of it leaves the desk: what is joined for it stays joined, and
 *   is written down before anything is made. A look from the desk joins nothing for later.
 */
export async function reportedBoard(
	{ snapshot, hiddenNotes, left }: WholeBoard,
	kept: KeptPools,
	leaves: boolean
): Promise<ReportedBoard> {
	const look = async () =>
		reportedGroups(snapshot, { fixed: await kept.all(), left, hidden: hiddenNotes });
	let reported = await look();
	// Two files may be made at once, each joining more: what comes out has all that is joined by then.
	while (leaves && reported.joins.length > 0) {
		await kept.add(reported.joins);
		reported = await look();
	}
	return {
		snapshot: asReported(snapshot, reported),
		hiddenNotes: hiddenNotes.map((note) => noteAsReported(note, reported)),
		reported
	};
}
