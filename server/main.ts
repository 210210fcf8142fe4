import { endAtOnce } from './start/signals.ts';

// The rest is loaded after this line, and takes a second in which somebody may want it to stop.
endAtOnce();

try {
	const [{ loadPages, requireBuild }, { serve }] = await Promise.all([
		import('./start/pages.ts'),
		import('./start/serve.ts')
	]);
	requireBuild();
	await serve(loadPages);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
