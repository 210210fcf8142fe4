import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import type { BoardFile } from '#lib/domain/board-file.ts';
import type { CommandBody, Reply } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import type { GroupId } from '#lib/domain/group.ts';
import type { QuestionId } from '#lib/domain/question.ts';
import type { StepKind } from '#lib/domain/stage.ts';
import { postJson } from './post-json.ts';

/** A place at a board that was taken without a browser. */
export interface TakenSeat {
	number: number;
	cookie: string;
}

/** A workshop and what can be done to it without a browser, for what is not the subject of a test. */
export class Workshop {
	readonly url: string;
	readonly session: string;
	readonly workshopId: string;
	readonly boardId: string;
	/** Letters and figures alone. */
	readonly code: string;

	constructor(
		url: string,
		session: string,
		made: { workshopId: string; boardId: string; code: string }
	) {
		this.url = url;
		this.session = session;
		this.workshopId = made.workshopId;
		this.boardId = made.boardId;
		this.code = made.code;
	}

	get path(): string {
		return `/boards/${this.boardId}`;
	}

	/** Where the facilitator prepares it. */
	get preparePath(): string {
		return `/workshops/${this.workshopId}`;
	}

	/** Commands in this order, all accepted. @returns the id each reply brought, if it did */
	async send(bodies: CommandBody[], cookie = this.session): Promise<(string | undefined)[]> {
		const ids: (string | undefined)[] = [];
		for (let from = 0; from < bodies.length; from += limits.commandsPerRequest) {
			const part = bodies.slice(from, from + limits.commandsPerRequest);
			const commands = part.map((body) => ({ v: 1, cid: randomUUID(), ...body }));
			const path = `/api/boards/${this.boardId}/commands`;
			const response = await postJson(this.url, path, { v: 1, commands }, cookie);
			const { replies } = (await response.json()) as { replies: Reply[] };
			for (const reply of replies) {
				if (!reply.ok) throw new Error(`Refused: ${reply.code} ${reply.message}`);
				ids.push(reply.id);
			}
		}
		return ids;
	}

	async step(kind: StepKind): Promise<void> {
		await this.send([{ t: 'stage.step', to: kind }]);
	}

	/** Takes a seat with the code. */
	async join(group: GroupId): Promise<TakenSeat> {
		const response = await postJson(this.url, '/api/join', { code: this.code, group });
		const { seat } = (await response.json()) as { seat: { number: number } };
		const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		return { number: seat.number, cookie };
	}

	/** Notes of one person, posted one after another. @returns their ids */
	async post(seat: TakenSeat, q: QuestionId, texts: string[]): Promise<string[]> {
		const bodies = texts.map((text): CommandBody => ({ t: 'note.post', q, text }));
		return (await this.send(bodies, seat.cookie)).filter((id) => id !== undefined);
	}

	/** What everyone may see, as the full archive has it. */
	async file(): Promise<BoardFile> {
		const response = await fetch(`${this.url}/api/boards/${this.boardId}/export/json?full=1`, {
			headers: { cookie: this.session }
		});
		if (!response.ok) throw new Error(`No export: ${response.status}`);
		return (await response.json()) as BoardFile;
	}

	/** Takes it away with its board, for everyone. */
	async remove(): Promise<void> {
		const response = await fetch(`${this.url}/api/workshops/${this.workshopId}`, {
			method: 'DELETE',
			headers: { 'content-type': 'application/json', origin: this.url, cookie: this.session }
		});
		if (!response.ok) throw new Error(`Not removed: ${response.status} ${await response.text()}`);
	}

	/** Puts a seat, or the facilitator's session, into a browser. */
	async enter(context: BrowserContext, seat?: TakenSeat): Promise<void> {
		const [name = '', value = ''] = (seat?.cookie ?? this.session).split('=');
		await context.addCookies([{ name, value, url: this.url, httpOnly: true, sameSite: 'Lax' }]);
	}
}
