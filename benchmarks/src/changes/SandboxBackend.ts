/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { createBackend } from '@backstage/backend-defaults';
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { Sandbox, startSandbox } from '@groundplan/sandbox';
import { freePort } from '@groundplan/test-servers';
import {
  EntityResolver,
  entityResolverServiceRef,
  Mirror,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { transports } from 'winston';
import { AwaitedChanges } from '../backend/AwaitedChanges';

const TOKEN = 'benchmark-token-of-32-characters';

interface Parts {
  awaited: AwaitedChanges;
  entities: EntityResolver;
  mirror: Mirror;
}

/** A backend with the app, the catalog and Groundplan on the sandbox, all in this process. */
export class SandboxBackend {
  static async start(logFile: string): Promise<SandboxBackend> {
    // Nothing moves there but by what is merged
    const sandbox = await startSandbox({ speed: 0 });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const parts: Partial<Parts> = {};
    const backend = createBackend();
    backend.add(
      createServiceFactory({
        service: coreServices.rootConfig,
        deps: {},
        factory: () => new ConfigReader(configOf(sandbox, url, port)),
      }),
    );
    backend.add(
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () =>
          WinstonLogger.create({
            level: 'info',
            transports: [new transports.File({ filename: logFile })],
          }),
      }),
    );
    backend.add(import('@backstage/plugin-app-backend'));
    backend.add(import('@backstage/plugin-auth-backend'));
    backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
    backend.add(import('@backstage/plugin-catalog-backend'));
    backend.add(
      import(
        '@backstage/plugin-catalog-backend-module-scaffolder-entity-model'
      ),
    );
    backend.add(import('@backstage/plugin-events-backend'));
    backend.add(import('@backstage/plugin-scaffolder-backend'));
    backend.add(import('@backstage/plugin-signals-backend'));
    backend.add(import('backstage-plugin-groundplan-backend'));
    backend.add(import('backstage-plugin-catalog-backend-module-groundplan'));
    backend.add(
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'benchmark-parts',
        register(reg) {
          reg.registerInit({
            deps: {
              database: coreServices.database,
              entities: entityResolverServiceRef,
              mirror: mirrorServiceRef,
            },
            async init({ database, entities, mirror }) {
              const awaited = AwaitedChanges.create(await database.getClient());
              Object.assign(parts, { awaited, entities, mirror });
            },
          });
        },
      }),
    );
    await backend.start();
    // The backend ends with the process: its stop waits for open long polls
    return new SandboxBackend(sandbox, url, parts as Parts, sandbox.stop);
  }

  private constructor(
    readonly sandbox: Sandbox,
    readonly url: string,
    readonly parts: Parts,
    readonly stop: () => Promise<void>,
  ) {}

  /** Asks a plugin; undefined where it answers 404. */
  async call(path: string, body?: object): Promise<unknown> {
    return await send(`${this.url}/api${path}`, `Bearer ${TOKEN}`, body);
  }

  /** Asks the Git provider about the repository that is applied. */
  async git(path: string, body?: object): Promise<unknown> {
    const { url, token, repository } = this.sandbox.git;
    return await send(
      `${url}/api/v1/repos/${repository}${path}`,
      `token ${token}`,
      body,
    );
  }
}

async function send(
  url: string,
  authorization: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status === 404 && !body) {
    return undefined;
  }
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}

function configOf({ git, hosts }: Sandbox, url: string, port: number) {
  const config: JsonObject = {
    app: { title: 'Groundplan', baseUrl: url, packages: 'all' },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'benchmark' } },
        ],
      },
    },
    integrations: {
      gitea: [
        { host: new URL(git.url).host, baseUrl: git.url, password: git.token },
      ],
    },
    groundplan: {
      hostClusters: hosts.map(({ name, url: host, token, caData }) => ({
        name,
        url: host,
        serviceAccountToken: token,
        ...(caData && { caData }),
      })),
    },
  };
  return config;
}
