import type { Account, Device } from "./account.ts";
import type { World } from "./world.ts";

/** Takes a device off the account: its keys, its sessions and what waited for it. Its next login is refused. */
export function unlinkDevice(world: World, account: Account, device: Device): void {
  const { state } = account;
  state.devices = state.devices.filter(({ id }) => id !== device.id);
  for (const key of Object.keys(state.sessions)) if (key.startsWith(`${device.id}|`)) state.sessions[key] = undefined;
  const ofDevice = ([key]: [string, unknown]) => key.startsWith(`${device.id}|`);
  state.clientChains = Object.fromEntries(Object.entries(state.clientChains).filter((entry) => !ofDevice(entry)));
  for (const [key, letter] of account.queue)
    if (letter.device === device.id) {
      account.queue.delete(key);
      void world.store.appendSettled(state.phone, key, account.queue.values());
    }
  world.touch(account);
}
