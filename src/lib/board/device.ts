/** Choices kept on this device. Where storage is forbidden they last as long as the page. */
export interface DeviceChoices {
	get(name: string): string | undefined;
	set(name: string, value: string): void;
}

/**
 * Choices of one board under its own prefix, and gone with the last seat that this device has there;
 * `shared:` names are kept for all boards.
 */
export function deviceChoices(storage: Storage | undefined, boardId: string): DeviceChoices {
	const key = (name: string) =>
		name.startsWith('shared:') ? `fiveways:${name}` : `fiveways:${boardId}:view:${name}`;
	return {
		get(name) {
			try {
				return storage?.getItem(key(name)) ?? undefined;
			} catch {
				return undefined;
			}
		},
		set(name, value) {
			try {
				storage?.setItem(key(name), value);
			} catch {
				// Full or forbidden: the choice lasts as long as the page.
			}
		}
	};
}
