import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Not in the project's own packages: whoever does not compare never downloads it. */
const folder = fileURLToPath(
	new URL('../../../node_modules/.cache/fiveways-peers', import.meta.url)
);
const packages = { '@hocuspocus/server': '4.7.0', '@hocuspocus/extension-sqlite': '4.7.0' };

/**
 * Installs the server that ours is compared with, once, into a cache folder. Nothing is built: its
 * one native part, SQLite, is Node's own (`programs/without-native.ts`).
 */
export async function installPeers(): Promise<void> {
	if (existsSync(join(folder, 'installed'))) return;
	await mkdir(folder, { recursive: true });
	const manifest = { private: true, type: 'module', dependencies: packages };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	await npm('install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock');
	await writeFile(join(folder, 'installed'), '');
}

/** A file of an installed package, for `import()`. */
export function peerModule(path: string): string {
	return pathToFileURL(join(folder, 'node_modules', path)).href;
}

async function npm(...args: string[]): Promise<void> {
	const child = spawn('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	let words = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (code !== 0) throw new Error(`The peers could not be installed. npm wrote:\n${words}`);
}
