import type { CloseCode, DocumentName, ServerControl } from '#lib/domain/protocol.ts';
import type { StoredDocumentName } from '../storage/port.ts';
import type { BoardsOptions, Reader } from './types.ts';

/** One attached reader and the documents whose SyncStep1 it sent. */
export interface Connection {
	readonly reader: Reader;
	readonly reads: Set<StoredDocumentName>;
	/** A room screen: it is told what is for screens alone, and nothing of who points where. */
	readonly isScreen: boolean;
	/** Waits to be let in: it reads no document and sees nobody. */
	isWaiting: boolean;
}

/** Everyone who reads a board now. A reader that throws is let go; it never disturbs the others. */
export class Readers {
	private readonly all = new Set<Connection>();
	private readonly readersOf = new Map<StoredDocumentName, Set<Connection>>();
	private readonly log: BoardsOptions['log'];

	constructor(log: BoardsOptions['log']) {
		this.log = log;
	}

	add(reader: Reader, is: { screen?: boolean; waiting?: boolean } = {}): Connection {
		const connection: Connection = {
			reader,
			reads: new Set(),
			isScreen: is.screen === true,
			isWaiting: is.waiting === true
		};
		this.all.add(connection);
		return connection;
	}

	/** From now on updates of this document go to this reader. */
	subscribe(connection: Connection, name: StoredDocumentName): void {
		if (!this.all.has(connection)) return;
		connection.reads.add(name);
		const readers = this.readersOf.get(name);
		if (readers) readers.add(connection);
		else this.readersOf.set(name, new Set([connection]));
	}

	remove(connection: Connection): void {
		this.all.delete(connection);
		for (const name of connection.reads) {
			const readers = this.readersOf.get(name);
			readers?.delete(connection);
			if (readers?.size === 0) this.readersOf.delete(name);
		}
	}

	get count(): number {
		return this.all.size;
	}

	/**
	 * One update for those of them who read the document: the same bytes, so that a frame is encoded
	 * once. @returns who they were
	 */
	broadcast(
		name: StoredDocumentName,
		update: Uint8Array,
		isMeant: (connection: Connection) => boolean
	): Set<Connection> {
		const short = documentName(name);
		const told = new Set<Connection>();
		for (const connection of this.readersOf.get(name) ?? [])
			if (isMeant(connection)) told.add(connection);
		for (const connection of told) this.tell(connection, (reader) => reader.update(short, update));
		return told;
	}

	/**
	 * A document has another history now: its updates go to nobody before they ask for all of it.
	 * @param mayRead also those are told who have not asked yet: what they hold is of the former one
	 * @returns those who had asked
	 */
	renew(
		name: StoredDocumentName,
		epoch: string,
		mayRead: (reader: Reader) => boolean
	): Iterable<Connection> {
		const asked = this.readersOf.get(name) ?? [];
		this.readersOf.delete(name);
		const message: ServerControl = { kind: 'epoch', doc: documentName(name), epoch };
		for (const connection of [...this.all]) {
			if (!connection.reads.delete(name) && !mayRead(connection.reader)) continue;
			this.tell(connection, (reader) => reader.control(message));
		}
		return asked;
	}

	/** Those of them who still do not read the document get all of it, and read on. */
	resume(name: StoredDocumentName, connections: Iterable<Connection>, state: Uint8Array): void {
		for (const connection of connections) {
			if (!this.all.has(connection) || connection.reads.has(name)) continue;
			this.subscribe(connection, name);
			this.tell(connection, (reader) => reader.update(documentName(name), state));
		}
	}

	/** An awareness update for each reader, or none. */
	awareness(updateFor: (connection: Connection) => Uint8Array | undefined): void {
		for (const connection of [...this.all]) {
			const seesNobody = connection.isScreen || connection.isWaiting;
			const update = seesNobody ? undefined : updateFor(connection);
			if (update) this.tell(connection, (reader) => reader.awareness(update));
		}
	}

	control(message: ServerControl): void {
		for (const connection of [...this.all])
			this.tell(connection, (reader) => reader.control(message));
	}

	/** Tells the room screens alone. */
	controlScreens(message: ServerControl): void {
		for (const connection of [...this.all])
			if (connection.isScreen) this.tell(connection, (reader) => reader.control(message));
	}

	controlOne(connection: Connection, message: ServerControl): void {
		this.tell(connection, (reader) => reader.control(message));
	}

	/** Tells those whose seat is meant. */
	controlSeats(message: ServerControl, isMeant: (seat: number) => boolean): void {
		for (const connection of [...this.all])
			if (isMeant(connection.reader.seat))
				this.tell(connection, (reader) => reader.control(message));
	}

	/** Ends all sockets of a seat. They read nothing from here on, whatever their `close` does. */
	closeSeat(seat: number, code: CloseCode, reason: string): Connection[] {
		const closed = [...this.all].filter(({ reader }) => reader.seat === seat);
		for (const connection of closed) this.remove(connection);
		for (const connection of closed) this.tell(connection, (reader) => reader.close(code, reason));
		return closed;
	}

	private tell(connection: Connection, say: (reader: Reader) => void): void {
		try {
			say(connection.reader);
		} catch (error) {
			this.remove(connection);
			this.log.error({ error, seat: connection.reader.seat }, 'A reader threw and was let go.');
		}
	}
}

/** What a reader calls the document. */
function documentName(name: StoredDocumentName): DocumentName {
	return name === 'board' || name === 'desk' ? name : 'seat';
}
