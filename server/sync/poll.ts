import type { Board } from '../board/types.ts';
import {
	CloseCode,
	type DocumentName,
	documentNames,
	type ServerControl
} from '#lib/domain/protocol.ts';
import type { Poller, Pollers } from './pollers.ts';

export interface PollRequest {
	/** What the browser has of each document. */
	have: Partial<Record<DocumentName, { epoch: string; stateVector: Uint8Array }>>;
	presence?: unknown;
	/** Hold the answer until there is something new. */
	wait: boolean;
}

export interface PollAnswer {
	/** `update` is base64; a document with nothing new is absent. */
	docs: Partial<Record<DocumentName, { epoch: string; update: string }>>;
	/** What a socket would have been told on frame 68, `hello` first. */
	control: ServerControl[];
	/** The presence of all others, as `[id, presence]`. */
	presence: [string, object][];
}

/** A poll cannot be answered any more; `code` says why, as a socket would have been told. */
export class PollEnded extends Error {
	readonly code: CloseCode;
	constructor(code: CloseCode) {
		super('The seat or session ended, or asks too often.');
		this.code = code;
	}
}

/**
 * One poll of one seat: what it lacks of its documents, at once or as soon as there is something.
 * @param gone aborted when the browser no longer listens
 */
export async function answerPoll(
	pollers: Pollers,
	who: { board: Board; seat: number; sessionHash?: string | undefined },
	request: PollRequest,
	gone: AbortSignal
): Promise<PollAnswer> {
	const poller = pollers.asked(who.board, who.seat, who.sessionHash);
	if (pollers.isTooFast(poller)) throw new PollEnded(CloseCode.tooMany);
	if (request.presence !== undefined) poller.attachment.presence(request.presence);
	let docs = lacking(poller, request);
	if (request.wait && !hasNews(poller, docs, request)) {
		await pollers.hold(poller, gone);
		if (mayStillRead(poller)) docs = lacking(poller, request);
	}
	if (!mayStillRead(poller)) throw new PollEnded(poller.endedBy ?? CloseCode.signIn);
	const control = [poller.board.hello(poller.seat), ...poller.takeControls()];
	return { docs, control, presence: poller.attachment.others() };
}

/** All are looked at, so that one which is named is counted anew. */
function hasNews(poller: Poller, docs: PollAnswer['docs'], { have }: PollRequest): boolean {
	const waitedFor = documentNames.filter((name) => {
		const found = docs[name];
		const isNew = poller.isWaitedFor(name, have[name] ? undefined : found);
		return found !== undefined && isNew;
	});
	return waitedFor.length > 0;
}

/** A restart ends no right: what is held is answered as it stands. */
function mayStillRead(poller: Poller): boolean {
	return poller.endedBy === undefined || poller.endedBy === CloseCode.draining;
}

function lacking(poller: Poller, { have }: PollRequest): PollAnswer['docs'] {
	const docs: PollAnswer['docs'] = {};
	for (const name of documentNames) {
		const found = poller.board.since(poller.seat, name, have[name]);
		if (!found) continue;
		docs[name] = { epoch: found.epoch, update: Buffer.from(found.update).toString('base64') };
	}
	return docs;
}
