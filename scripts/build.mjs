// `npm run build`: builds the pages, whether they are stale or not, and shows what Vite says of them.
import { build } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { requireNode } from './steps/node.mjs';
import { runScript } from './steps/progress.mjs';

await runScript(async () => {
	await ensureInstalled({ development: true });
	process.stdout.write(await build(requireNode()));
	return 0;
});
