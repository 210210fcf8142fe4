import { isParticipant } from '../domain/permission.ts';
import type { Presence, Role, SharedPresence } from '../domain/protocol.ts';
import { isPrivateStep, type Stage } from '../domain/stage.ts';
import type { Clock } from './clock.ts';
import { PresenceSender, readPresence } from './presence.ts';
import type { Topic } from './topic.ts';

/** What others do on the board at this moment, and what they may know of this person. */
export class BoardPresence {
	readonly #topic: Topic;
	readonly #sender: PresenceSender;
	#seen: ReadonlyMap<string, SharedPresence> = new Map();

	constructor(clock: Clock, topic: Topic, send: (frame: Uint8Array<ArrayBuffer>) => boolean) {
		this.#topic = topic;
		this.#sender = new PresenceSender(clock, send);
	}

	get seen(): ReadonlyMap<string, SharedPresence> {
		this.#topic.read();
		return this.#seen;
	}

	show(presence: Omit<Presence, 'at'>, role: Role, stage: Stage | undefined): void {
		// Nothing a participant does in a private step is anyone else's to see.
		if (!stage || (isParticipant(role) && isPrivateStep(stage))) return;
		this.#sender.show(presence);
	}

	/** What changed, as a socket tells it. */
	update(update: Uint8Array): void {
		this.set(readPresence(update, this.#seen));
	}

	/** All of it anew, without what this page itself is doing. */
	set(seen: Map<string, SharedPresence>): void {
		for (const [id, presence] of seen) if (this.#sender.isEcho(presence)) seen.delete(id);
		this.#seen = seen;
		this.#topic.changedRemotely();
	}
}
