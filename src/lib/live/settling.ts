import type { Clock } from './clock.ts';
import { noteOf, type Outbox } from './outbox.ts';
import { showsEffect, WAITING_AFTER_MS } from './overlay.ts';
import type { Replicas } from './replicas.ts';

/** After its reply a command's effect shows at once; after so long the documents are asked for. */
const SETTLE_MS = 1_000;
/** The server answers one request for a document every 2 s. */
const ASK_AGAIN_MS = 2_500;

interface SettlingOptions {
	clock: Clock;
	replicas: Replicas;
	outbox: Outbox;
	isUp(): boolean;
	/** Own work is older than it was: what is said of it may be another thing now. */
	aged(): void;
}

/** When own commands are over: their effect is in the documents, or can never be. */
export class Settling {
	readonly #options: SettlingOptions;
	#stop: (() => void) | undefined;

	constructor(options: SettlingOptions) {
		this.#options = options;
	}

	/** Lets go of answered commands as soon as the documents show what they did. */
	settle(): void {
		const { board, seat, asOf } = this.#options.replicas;
		this.#options.outbox.settle((entry) => {
			const { body, answered, cid } = entry;
			if (answered && answered.at < asOf) return true;
			if (body.t === 'flag.finished') return (seat.me?.finished ?? false) === body.on;
			if (body.t === 'flag.practised') return (seat.me?.practised ?? false) === body.on;
			const id = answered?.id ?? noteOf(body) ?? cid;
			const beneath = { shared: board.notes.get(id), private: seat.private.get(id) };
			return showsEffect(entry, { ...beneath, own: seat.own.has(id) });
		});
	}

	/**
	 * Looks again when the next note has waited long enough to say so. An answered command whose
	 * effect does not show was overtaken, or its document is late: the server is asked which.
	 */
	lookLater(): void {
		this.stop();
		const { clock, replicas, outbox, isUp, aged } = this.#options;
		const { entries } = outbox;
		const now = clock.now();
		const times = entries.map(({ madeAt, answered }) =>
			answered
				? Math.max(answered.at + SETTLE_MS, replicas.askedAt + ASK_AGAIN_MS)
				: madeAt + WAITING_AFTER_MS
		);
		const next = Math.min(...times.filter((at) => at > now));
		if (next === Infinity) return;
		this.#stop = clock.after(next - now, () => {
			const overdue = entries.some(({ answered }) => answered && answered.at + SETTLE_MS <= next);
			if (overdue && isUp()) replicas.refresh();
			aged();
			this.lookLater();
		});
	}

	stop(): void {
		this.#stop?.();
	}
}
