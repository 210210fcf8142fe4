/**
 * Ends this process as SIGTERM would when the npm that started it is gone: killed outright, npm
 * passes nothing on, and the server would go on alone and hold the port and the data.
 */
export function endWithNpm() {
	if (!process.env.npm_lifecycle_event) return;
	const npm = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === npm) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	watch.unref();
}
