// `npm start`: installs and builds what is missing or stale, then serves in the foreground.
// Plain JavaScript for the system's Node (20 and newer), since at this point nothing is installed.
import { build, isBuilt } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { requireNode } from './steps/node.mjs';
import { endWithNpm } from './steps/parent.mjs';
import { runScript } from './steps/progress.mjs';
import { inProject } from './steps/root.mjs';
import { endWellWhenAsked, runInForeground } from './steps/run.mjs';

endWithNpm();
await runScript(async () => {
	const built = isBuilt();
	await ensureInstalled({ development: !built });
	const node = requireNode();
	if (!built) await build(node);
	endWellWhenAsked();
	return runInForeground(node, [inProject('server', 'main.ts')]);
});
