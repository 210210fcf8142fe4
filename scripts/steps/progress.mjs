const onTerminal = process.stdout.isTTY === true;
/** Milliseconds between signs of life: a terminal line is rewritten, a log gets a new line. */
const pulse = onTerminal ? 1000 : 10_000;

/** "4.2 s", "38 s", "2 min 5 s". */
export function duration(milliseconds) {
	const seconds = milliseconds / 1000;
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	if (seconds < 100) return `${Math.round(seconds)} s`;
	return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Says what is being done, for how long, and how it ended. `detail`, when given, returns a few
 * words measured at that moment ("143 of 277 packages"); nothing is guessed.
 */
export async function step(words, work, detail = () => '') {
	const began = Date.now();
	const line = () =>
		[`${words} …`, duration(Date.now() - began), detail()].filter(Boolean).join('  ');
	process.stdout.write(onTerminal ? line() : `${words} …\n`);
	const timer = setInterval(() => {
		process.stdout.write(onTerminal ? `\r\x1b[K${line()}` : `${line()}\n`);
	}, pulse);
	const end = (mark) => {
		clearInterval(timer);
		const closing = `${mark} ${words}  ${duration(Date.now() - began)}\n`;
		process.stdout.write(onTerminal ? `\r\x1b[K${closing}` : closing);
	};
	try {
		const result = await work();
		end('✔');
		return result;
	} catch (error) {
		end('✘');
		throw error;
	}
}

/** A failure with words for the person at the keyboard; printed without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` is printed in its own words and ends with code 1. */
export async function runScript(main) {
	try {
		process.exitCode = await main();
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		process.stderr.write(`\n${error.message}\n`);
		process.exitCode = 1;
	}
}
