import type * as Y from 'yjs';
import type { PersonSpec } from '../crowd/dialect.ts';
import type { PeerName } from '../crowd/dialects.ts';
import type { ServerProcess } from './server-process.ts';

/** A board to make before the server starts. */
export interface BoardPlan {
	people: number;
	/** Notes besides those of the people. */
	notes?: number;
	/** Rounds in which every one of these notes is moved, which leaves history. */
	history?: number;
	/** Characters of each of these notes. */
	length?: number;
}

/** The port to one kind of server: what a scenario needs of it beside its sockets. */
export interface Peer {
	readonly name: PeerName;
	/** Makes boards in an empty folder. The people of each, in its order. */
	prepare(folder: string, boards: readonly BoardPlan[], seed: number): Promise<PersonSpec[][]>;
	/** Starts it over a folder that was prepared. */
	start(folder: string): Promise<ServerProcess>;
	/** The words of all notes of a board that was read. */
	textsOf(doc: Y.Doc): string[];
}
