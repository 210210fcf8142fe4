import type { DocumentName, ServerControl } from '#lib/domain/protocol.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Connection } from './readers.ts';

export interface WaitingRoomOptions {
	seat: (number: number) => Seat | undefined;
	/** All that a seat that waits is told of the board. */
	title: () => string;
	hello: (seat: number) => ServerControl;
	tell: (connection: Connection, message: ServerControl) => void;
	/** A seat that is in reads on: a document that it asked for while it waited. */
	read: (connection: Connection, name: DocumentName) => void;
	/** A held poll of this seat is answered. */
	answerPolls: (seat: number) => void;
}

/**
 * Readers whose seat waits to be let in. They read no document. When what they are told changes they
 * get another `hello`, as a socket of a shared device does that goes on as another seat; once they are
 * in, what they asked for while they waited comes without being asked for again, so that clients that
 * know of no waiting room go on, too.
 */
export class WaitingRoom {
	private readonly asked = new Map<Connection, Set<DocumentName>>();
	private readonly options: WaitingRoomOptions;
	private title: string | undefined;

	constructor(options: WaitingRoomOptions) {
		this.options = options;
	}

	/** A reader came; `hello` has told it that it waits, if it does. */
	came(connection: Connection): void {
		if (!connection.isWaiting) return;
		this.title = this.options.title();
		this.asked.set(connection, new Set());
	}

	left(connection: Connection): void {
		this.asked.delete(connection);
	}

	/** It wants a document that it may not read before it is in. */
	wants(connection: Connection, name: DocumentName): void {
		this.asked.get(connection)?.add(name);
	}

	/** Something was committed: some may be in, or the title another. */
	look(): void {
		if (this.asked.size === 0) return;
		const title = this.options.title();
		const isRenamed = title !== this.title;
		this.title = title;
		for (const [connection, names] of [...this.asked]) {
			const { seat: number } = connection.reader;
			const seat = this.options.seat(number);
			if (!seat || seat.removed) continue;
			const isIn = !seat.waiting;
			if (!isIn && !isRenamed) continue;
			if (isIn) this.letIn(connection);
			this.options.tell(connection, this.options.hello(number));
			if (isIn) for (const name of names) this.options.read(connection, name);
			this.options.answerPolls(number);
		}
	}

	private letIn(connection: Connection): void {
		this.asked.delete(connection);
		connection.isWaiting = false;
	}
}
