import { existsSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const OPEN_FILES = '/proc/self/fd';

/** What a server process has used. Times and counts are since the question before. */
export interface Usage {
	/** Microseconds of processor time, user and system. */
	cpu: number;
	/** Bytes. */
	rss: number;
	/** Bytes of objects and buffers; after a collection when one was asked for. */
	heap: number;
	/** Open files and sockets; 0 where the system does not tell. */
	descriptors: number;
	/** Timers that keep the process alive. */
	timers: number;
	/** The longest that its loop stood still, in milliseconds. */
	stoodStill: number;
	/** What this kind of server counts besides. */
	counts: Record<string, number>;
}

export interface UsageQuestion {
	/** Collect garbage first, so that memory is what is kept. */
	collect: boolean;
}

/** The collector, where Node was started with `--expose-gc`. */
declare const gc: (() => void) | undefined;

/** Answers questions of the process that started this one, and ends with it. */
export function answerUsage(counts: Record<string, number> = {}): void {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	let cpuBefore = process.cpuUsage();
	process.on('disconnect', () => process.exit(0));
	process.on('message', ({ collect }: UsageQuestion) => {
		if (collect) for (let time = 0; time < 3; time++) gc?.();
		const { user, system } = process.cpuUsage(cpuBefore);
		const { rss, heapUsed, external } = process.memoryUsage();
		const usage: Usage = {
			cpu: user + system,
			rss,
			heap: heapUsed + external,
			descriptors: descriptors(),
			timers: process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length,
			stoodStill: delay.max / 1e6,
			counts: { ...counts }
		};
		process.send?.(usage);
		for (const name of Object.keys(counts)) counts[name] = 0;
		delay.reset();
		cpuBefore = process.cpuUsage();
	});
}

function descriptors(): number {
	return existsSync(OPEN_FILES) ? readdirSync(OPEN_FILES).length : 0;
}

/** Tells the process that started this one where it listens. */
export function listening(port: number): void {
	process.send?.({ port });
}
