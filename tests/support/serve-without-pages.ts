import { endAtOnce } from '../../server/start/signals.ts';

/*
 * `server/main.ts` without the pages, which need a build: for tests that end a process in ways
 * that a test cannot end itself.
 */
endAtOnce();
process.stdout.write('starting\n');

try {
	const { serve } = await import('../../server/start/serve.ts');
	await serve(() =>
		Promise.resolve((_request, response) => {
			response.statusCode = 404;
			response.end();
		})
	);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
