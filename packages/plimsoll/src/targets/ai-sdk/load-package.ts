import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlimsollError } from '@plimsoll/core';

/** A module whose exports are not known. */
export type LoadedModule = Readonly<Record<string, unknown>>;

/**
 * Loads a package that the user installed, beside Plimsoll or in the project's folder; a path that begins with a dot or
 * is absolute is a module of the user's.
 *
 * @throws PlimsollError `package-missing` naming what to install, or `module-invalid` when it is there and breaks.
 */
export async function loadPackage(name: string, baseFolder: string): Promise<LoadedModule> {
  const isPath = name.startsWith('.') || isAbsolute(name);
  try {
    if (isPath) return (await import(pathToFileURL(resolve(baseFolder, name)).href)) as LoadedModule;
    const found = resolvedFrom(import.meta.url, name)
      ? undefined
      : resolvedFrom(join(resolve(baseFolder), 'x.js'), name);
    return (await import(found === undefined ? name : pathToFileURL(found).href)) as LoadedModule;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // The last is what bundlers put in the place of an optional peer that is not installed.
    const missing =
      code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' || String(error).includes('Could not resolve');
    if (missing && String(error).includes(isPath ? resolve(baseFolder, name) : name))
      throw notThere(name, isPath, error);
    throw new PlimsollError({
      code: 'module-invalid',
      message: `${name} cannot be loaded: ${String(error)}`,
      hint: isPath ? `Try it alone: node ${name}` : `Install it anew: npm install ${name}`,
      cause: error,
    });
  }
}

function resolvedFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}

function notThere(name: string, isPath: boolean, cause: unknown): PlimsollError {
  return isPath
    ? new PlimsollError({
        code: 'module-invalid',
        message: `There is no module ${name}.`,
        hint: 'Paths start from the folder of plimsoll.yaml.',
        cause,
      })
    : new PlimsollError({
        code: 'package-missing',
        message: `The package ${name} is needed and not installed.`,
        hint: `Type: npm install ${name}`,
        cause,
      });
}
