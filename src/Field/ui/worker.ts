type Policy = { createScriptURL: (url: string) => string };
const trusted = (window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
const address = '/terrain/sw.js';
const only: Policy = { createScriptURL: (asked) => { if (asked !== address) throw new TypeError(asked); return asked; } };

/** The built files stay in the phone; another version waits until someone takes it. */
export async function keepFiles(onNewer: (takeOver: () => void) => void): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  const policy = trusted?.createPolicy('maillage', only) ?? only;
  const registration = await workers.register(policy.createScriptURL(address), { scope: '/terrain/' }).catch(() => null);
  if (!registration) return;
  const offer = (): void => {
    const { waiting } = registration;
    // The very first one has nobody to take over from.
    if (waiting && workers.controller) onNewer(() => { workers.addEventListener('controllerchange', () => location.reload(), { once: true }); waiting.postMessage('take over'); });
  };
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
}
