import { limits } from '#lib/domain/limits.ts';
import type { ServerControl } from '#lib/domain/protocol.ts';

export interface RoomScreensOptions {
	/** Notes by question, private ones included: how many, and nothing else of them. */
	perQuestion: () => Extract<ServerControl, { kind: 'counts' }>['perQuestion'];
	/** Tells all screens that are open. */
	tell: (message: ServerControl) => void;
}

/** What is told to the room screens of a board alone, while any is open. */
export class RoomScreens {
	private readonly options: RoomScreensOptions;
	private open = 0;
	private telling: NodeJS.Timeout | undefined;

	constructor(options: RoomScreensOptions) {
		this.options = options;
	}

	/** A screen came: it is told the counts at once, and all of them from then on. */
	came(tell: (message: ServerControl) => void): void {
		this.open++;
		tell(this.counts());
		this.telling ??= setInterval(
			() => this.options.tell(this.counts()),
			limits.screenCountsMs
		).unref();
	}

	left(): void {
		if (--this.open === 0) this.stop();
	}

	/** The code to join is another one. */
	codeChanged(): void {
		if (this.open > 0) this.options.tell({ kind: 'code' });
	}

	stop(): void {
		clearInterval(this.telling);
		this.telling = undefined;
	}

	private counts(): ServerControl {
		return { kind: 'counts', perQuestion: this.options.perQuestion() };
	}
}
