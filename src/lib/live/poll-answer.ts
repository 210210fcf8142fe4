import { fromBase64 } from 'lib0/buffer';
import {
	type DocumentName,
	documentNames,
	type ServerControl,
	type SharedPresence
} from '../domain/protocol.ts';

export type Hello = Extract<ServerControl, { kind: 'hello' }>;

/** The answer to a poll, its updates as bytes. */
export interface PollAnswer {
	hello: Hello;
	/** What else a socket would have been told. */
	control: ServerControl[];
	docs: { name: DocumentName; epoch: string; update: Uint8Array }[];
	presence: [id: string, presence: SharedPresence][];
}

interface Body {
	docs: Partial<Record<DocumentName, { epoch: string; update: string }>>;
	control: ServerControl[];
	presence?: [string, SharedPresence][];
}

/** @returns undefined when this is no answer of our server */
export function readPollAnswer(body: object): PollAnswer | undefined {
	try {
		const { docs, control, presence = [] } = body as Body;
		const hello = control.find((message): message is Hello => message.kind === 'hello');
		if (!hello) return undefined;
		return {
			hello,
			control: control.filter((message) => message !== hello),
			docs: documentNames.flatMap((name) => {
				const found = docs[name];
				if (!found) return [];
				return [{ name, epoch: found.epoch, update: fromBase64(found.update) }];
			}),
			presence
		};
	} catch {
		return undefined;
	}
}
