type Key = [boardId: string, seat: number, tab: string];

/** The rows of unsent work that the device's database has. Looking never makes a database. */
export async function keptRows(): Promise<Key[]> {
	const database = await new Promise<IDBDatabase | undefined>((resolve) => {
		const request = indexedDB.open('fiveways');
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => resolve(undefined);
	});
	if (!database) return [];
	const keys = await new Promise<IDBValidKey[]>((resolve) => {
		const request = database.transaction('work').objectStore('work').getAllKeys();
		request.onsuccess = () => resolve(request.result);
	});
	database.close();
	return keys as Key[];
}
