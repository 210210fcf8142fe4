/**
 * Keeps the device from going to sleep, where the browser can. It lets go by itself when the page is
 * hidden, and is asked again when the page is seen. @returns ends it
 */
export function keepAwake(): () => void {
	let held: WakeLockSentinel | undefined;
	let isOver = false;

	async function hold() {
		if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
		try {
			const lock = await navigator.wakeLock.request('screen');
			if (isOver) await lock.release();
			else held = lock;
		} catch {
			// A battery that is low, or a device that will not: the screen may sleep.
		}
	}
	const seen = () => void hold();

	seen();
	document.addEventListener('visibilitychange', seen);
	return () => {
		isOver = true;
		document.removeEventListener('visibilitychange', seen);
		void held?.release();
	};
}
