import type { GroupId } from '#lib/domain/group.ts';
import type { Note } from '#lib/domain/note.ts';

/** Writes a note anew where it is now: on the board, hidden or in the bin. */
type ChangeNote = (id: string, change: (note: Note) => Note) => void;

/**
 * Who agrees with which note, by seat, and as which group that is counted on the note. Notes say the
 * number alone; who it is stays in the document of that seat.
 */
export class Agreement {
	/** Seats whose document lacks something of this. */
	readonly touched = new Set<number>();
	private readonly bySeat = new Map<number, Map<string, GroupId>>();
	private readonly changeNote: ChangeNote;

	constructor(changeNote: ChangeNote) {
		this.changeNote = changeNote;
	}

	of(seat: number): ReadonlyMap<string, GroupId> {
		return this.bySeat.get(seat) ?? new Map();
	}

	/**
	 * Counted on the note under the group that the seat has now.
	 * @param group none when the seat agrees no more
	 */
	set(seat: number, id: string, group: GroupId | undefined): void {
		const former = this.of(seat).get(id);
		if (former === group) return;
		this.know(seat, id, group);
		if (former !== undefined) this.changeNote(id, (note) => withAgreement(note, former, -1));
		if (group !== undefined) this.changeNote(id, (note) => withAgreement(note, group, 1));
	}

	/** What the note counts already, or counts no more. */
	know(seat: number, id: string, group: GroupId | undefined): void {
		const notes = this.bySeat.get(seat) ?? new Map<string, GroupId>();
		if (group === undefined) notes.delete(id);
		else notes.set(id, group);
		this.bySeat.set(seat, notes);
		this.touched.add(seat);
	}
}

/** The same note with one more, or one fewer, of a group who agrees. */
function withAgreement(note: Note, group: GroupId, by: 1 | -1): Note {
	const { agree: former, ...rest } = note;
	const { [group]: count = 0, ...others } = former ?? {};
	const agree = count + by > 0 ? { ...others, [group]: count + by } : others;
	return Object.keys(agree).length > 0 ? { ...rest, agree } : rest;
}
