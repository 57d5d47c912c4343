import { PlimsollError } from '@plimsoll/core';

/** How a client's part is guarded. */
export interface GuardedResource {
  /** Stands for `create`; gets the part as the SDK made it. */
  create(resource: object, body: unknown, options: unknown): unknown;
  /** Methods that call `create` of the client they belong to, and so are guarded with it. */
  readonly helpers: readonly string[];
  /** Methods that neither send nor fetch texts. */
  readonly plain: readonly string[];
}

/** What of an SDK's client is guarded. */
export interface ClientGuarding {
  /** By path: "chat.completions". */
  readonly resources: Readonly<Record<string, GuardedResource>>;
  /** Members that would send or fetch texts past the guard: touching one throws. */
  readonly refused: readonly string[];
}

/**
 * A client that looks like the one it stands for. Its guarded parts go through the guard; what would go past it is refused,
 * so that nothing is unguarded without being seen.
 */
export function guardedClient<Client extends object>(client: Client, guarding: ClientGuarding): Client {
  const guarded: Client = new Proxy(client, {
    get(target, name) {
      if (typeof name === 'symbol') return Reflect.get(target, name, target) as unknown;
      if (guarding.refused.includes(name)) throw refusal(name);
      const value = Reflect.get(target, name, target) as unknown;
      if (name === 'withOptions' && typeof value === 'function') {
        return (...options: unknown[]) => guardedClient(Reflect.apply(value, target, options) as Client, guarding);
      }
      if (isOnPath(name, guarding)) return guardedPart(value as object, name, guarded, guarding);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return guarded;
}

function guardedPart(part: object, path: string, client: object, guarding: ClientGuarding): object {
  const resource = Object.hasOwn(guarding.resources, path) ? guarding.resources[path] : undefined;
  const guarded: object = new Proxy(part, {
    get(target, name) {
      // The SDK's helpers reach for their client: that must be the guarded one.
      if (name === '_client') return client;
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof name === 'symbol' || name === 'constructor') return value;
      const inner = `${path}.${name}`;
      if (isOnPath(inner, guarding)) return guardedPart(value as object, inner, client, guarding);
      if (resource === undefined || value === undefined) return value;
      if (name === 'create') return (body: unknown, options: unknown) => resource.create(target, body, options);
      if (resource.helpers.includes(name)) return value;
      if (!resource.plain.includes(name)) throw refusal(inner);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return guarded;
}

function isOnPath(path: string, { resources }: ClientGuarding): boolean {
  return Object.keys(resources).some((one) => one === path || one.startsWith(`${path}.`));
}

function refusal(path: string): PlimsollError {
  return new PlimsollError({
    code: 'invalid-argument',
    message: `"${path}" would go past the guard: this client is guarded, and nothing inspects what goes that way.`,
    hint: 'Inspect those texts with guard.inspect, and use the client that you handed in.',
  });
}
