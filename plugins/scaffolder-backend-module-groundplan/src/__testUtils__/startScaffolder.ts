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
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import {
  changeServiceRef,
  ChangeService,
  EntityResolver,
  entityResolverServiceRef,
  Mirror,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { Sandbox, startSandbox } from '@groundplan/sandbox';
import scaffolderModuleGroundplan from '..';

/** A Git provider that does not answer: nothing listens on this port. */
export const DOWN = '127.0.0.1:9';

/** What a task said and gave back. */
export interface FinishedTask {
  status: string;
  log: string;
  /** All that its page is made of. */
  events: string;
  output: Record<string, unknown>;
}

/** A Scaffolder with our actions, on a sandbox. */
export type TestScaffolder = Awaited<ReturnType<typeof startScaffolder>>;

/** What else a test Scaffolder is started with. */
export interface TestScaffolderOptions {
  templates: Entity[];
  /** Whether only users have credentials for the Git provider. */
  ownCredentials?: boolean;
  /** One that is there and stays; else its own. */
  sandbox?: Sandbox;
  /** A Git provider beside the sandbox's, which `repositories` are on. */
  git?: { url: string; token: string };
  /** As `groundplan.repositories`, beside one that is down. */
  repositories?: JsonObject[];
  /** Further configuration. */
  config?: JsonObject;
}

/** Starts the sandbox and a backend with the real Scaffolder. */
export async function startScaffolder(options: TestScaffolderOptions) {
  const { git: otherGit, repositories = [] } = options;
  const sandbox = options.sandbox ?? (await startSandbox({ speed: 20 }));
  /** Names of permissions, or with what they are for behind. */
  const denied = new Set<string>();
  const asked: string[] = [];
  const unreadable = new Set<string>();
  const parts: {
    changes?: ChangeService;
    entities?: EntityResolver;
    mirror?: Mirror;
  } = {};

  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(request => {
        const { permission, resourceRef } = request as {
          permission: Permission;
          resourceRef?: string;
        };
        asked.push(`${permission.name} ${resourceRef ?? ''}`.trim());
        return {
          result:
            denied.has(permission.name) ||
            denied.has(`${permission.name} ${resourceRef}`)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        };
      }),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW } as const)),
  });
  const catalog = catalogServiceMock.mock();
  catalog.getEntityByRef.mockImplementation(async ref => {
    const text = typeof ref === 'string' ? ref : stringifyEntityRef(ref);
    return unreadable.has(text)
      ? undefined
      : options.templates.find(one => stringifyEntityRef(one) === text) ??
          parts.entities?.objectOf(text)?.entity;
  });
  const config: JsonObject = {
    ...(options.ownCredentials && {
      scaffolder: { requireScmUserCredentials: true },
    }),
    ...options.config,
    integrations: {
      gitea: [
        {
          host: new URL(sandbox.git.url).host,
          baseUrl: sandbox.git.url,
          ...(!options.ownCredentials && { password: sandbox.git.token }),
        },
        { host: DOWN, baseUrl: `http://${DOWN}`, password: 'secret-of-down' },
        ...(otherGit
          ? [
              {
                host: new URL(otherGit.url).host,
                baseUrl: otherGit.url,
                password: otherGit.token,
              },
            ]
          : []),
      ],
    },
    groundplan: {
      repositories: [
        { url: `http://${DOWN}/fleet/down`, path: 'down' },
        ...repositories,
      ],
      hostClusters: sandbox.hosts.map(({ name, url, token, caData }) => ({
        name,
        url,
        serviceAccountToken: token,
        ...(caData && { caData }),
      })),
    },
  };
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleGroundplan,
      createBackendModule({
        pluginId: 'scaffolder',
        moduleId: 'parts',
        register(reg) {
          reg.registerInit({
            deps: {
              changes: changeServiceRef,
              entities: entityResolverServiceRef,
              mirror: mirrorServiceRef,
            },
            init: async found => {
              Object.assign(parts, found);
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory(),
      permissions.factory,
      auditor.factory,
      catalog.factory,
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/scaffolder`;
  const headers = {
    'content-type': 'application/json',
    authorization: mockCredentials.user.header('user:default/ada'),
  };

  async function call(path: string, body?: object) {
    const response = await fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }

  async function submit(
    template: string,
    values: JsonObject,
    secrets: Record<string, string> = {},
  ): Promise<string> {
    const { id } = await call('/v2/tasks', {
      templateRef: template,
      values,
      secrets,
    });
    return id;
  }

  async function finished(id: string): Promise<FinishedTask> {
    return await eventually(
      async () => {
        const { status } = await call(`/v2/tasks/${id}`);
        const events = await call(`/v2/tasks/${id}/events`);
        const bodies = events.map((one: { body: JsonObject }) => one.body);
        return {
          status,
          events: JSON.stringify(events),
          log: bodies.map((one: JsonObject) => one.message).join('\n'),
          output:
            bodies.find((one: JsonObject) => one.output)?.output ??
            ({} as JsonObject),
        };
      },
      ({ status }) => ['completed', 'failed', 'cancelled'].includes(status),
    );
  }

  /** The sandbox's Git provider, as a person with its token. */
  async function git(path: string, body?: object) {
    const response = await fetch(
      `${sandbox.git.url}/api/v1/repos/${sandbox.git.repository}${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          'content-type': 'application/json',
          authorization: `token ${sandbox.git.token}`,
        },
        ...(body && { body: JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }

  return {
    sandbox,
    parts: parts as Required<typeof parts>,
    repository: `${sandbox.git.url}/${sandbox.git.repository}`,
    denied,
    asked,
    unreadable,
    auditor,
    event,
    submit,
    finished,
    run: async (
      template: string,
      values: JsonObject,
      secrets?: Record<string, string>,
    ) => await finished(await submit(template, values, secrets)),
    git,
    merge: async (number: number) =>
      await git(`/pulls/${number}/merge`, { Do: 'merge' }),
    stop: async () => {
      await backend.stop();
      if (!options.sandbox) {
        await sandbox.stop();
      }
    },
  };
}

/** Reads until it is as it should be; says how it was when it never is. */
export async function eventually<T>(
  read: () => Promise<T> | T,
  isThere: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    if (isThere(value)) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`It is still ${JSON.stringify(value)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
