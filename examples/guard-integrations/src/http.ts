import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createGuard, defaultPolicy } from '@plimsoll/guard';
import { guardExpress, guardFastify, guardHono } from '@plimsoll/guard/http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';

const guard = createGuard(defaultPolicy);

/** Asks the same of a guarded route of each framework; returns status and body of each. */
export async function http(question: string): Promise<string[]> {
  const routes = [await expressRoute(), await fastifyRoute(), await honoRoute()];
  const answers: string[] = [];
  for (const { name, url, close } of routes) {
    const response = await fetch(`${url}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: question }] }),
    });
    answers.push(`${name}: ${String(response.status)} ${await response.text()}`);
    await close();
  }
  return answers;
}

interface Route {
  readonly name: string;
  readonly url: string;
  close(): Promise<unknown>;
}

async function expressRoute(): Promise<Route> {
  const app = express();
  app.post('/chat', express.json(), guardExpress(guard), (request, response) => {
    const { messages } = request.body as Chat;
    response.json({ reply: replyTo(messages) });
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => {
      resolve(listening);
    });
  });
  return { name: 'express', ...reachable(server) };
}

async function fastifyRoute(): Promise<Route> {
  const app = fastify();
  app.post<{ Body: Chat }>('/chat', { preHandler: guardFastify(guard) }, ({ body }) => ({
    reply: replyTo(body.messages),
  }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { name: 'fastify', url, close: () => app.close() };
}

async function honoRoute(): Promise<Route> {
  const app = new Hono();
  app.post('/chat', guardHono(guard), async (context) => {
    const { messages } = await context.req.json<Chat>();
    return context.json({ reply: replyTo(messages) });
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
      resolve(listening as Server);
    });
  });
  return { name: 'hono', ...reachable(server) };
}

interface Chat {
  readonly messages: readonly { readonly content: string }[];
}

function replyTo(messages: Chat['messages']): string {
  return `You asked: ${messages.at(-1)?.content ?? ''}`;
}

function reachable(server: Server): Pick<Route, 'url' | 'close'> {
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
