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

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from '@playwright/test';

// Makes some things anew, so that its name is asked for; no other test touches it.
const REPLICA = {
  host: 'workload-eu',
  namespace: 'team-payments',
  name: 'payments-replica',
};

interface Answer {
  isError: boolean;
  text: string;
  output: Record<string, unknown>;
}

/** As whom requests are made; there is no browser in between. */
async function authorizationOf(
  baseUrl: string,
  person: string,
): Promise<{ authorization: string }> {
  const signedIn = await fetch(`${baseUrl}/api/auth/sandbox/refresh`, {
    headers: { 'x-groundplan-person': person },
  });
  const { backstageIdentity } = await signedIn.json();
  return { authorization: `Bearer ${backstageIdentity.token}` };
}

/** What an assistant has that acts for somebody: a real client, and their token. */
class Assistant {
  readonly #client: Client;

  static async of(baseUrl: string, person?: string): Promise<Assistant> {
    const headers = person && (await authorizationOf(baseUrl, person));
    const client = new Client({ name: 'groundplan-e2e', version: '1.0.0' });
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(`${baseUrl}/api/mcp-actions/v1`),
        { ...(headers && { requestInit: { headers } }) },
      ),
    );
    return new Assistant(client);
  }

  private constructor(client: Client) {
    this.#client = client;
  }

  async tools() {
    return (await this.#client.listTools()).tools;
  }

  async call(tool: string, args: Record<string, unknown>): Promise<Answer> {
    const { isError, content, structuredContent } = await this.#client.callTool(
      { name: `groundplan.${tool}`, arguments: args },
    );
    const [{ text }] = content as { text: string }[];
    return {
      isError: isError === true,
      text,
      output: (structuredContent ?? {}) as Answer['output'],
    };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

test.describe('an assistant', () => {
  const assistants: Assistant[] = [];
  const assistantOf = async (baseURL: string | undefined, person?: string) => {
    const assistant = await Assistant.of(baseURL!, person);
    assistants.push(assistant);
    return assistant;
  };

  test.afterEach(async () => {
    await Promise.all(assistants.splice(0).map(each => each.close()));
  });

  test('of nobody is told nothing', async ({ baseURL }) => {
    await expect(assistantOf(baseURL)).rejects.toThrow(/401|Unauthorized|500/);
  });

  test('of a stranger sees nothing and approves nothing', async ({
    baseURL,
  }) => {
    const sam = await assistantOf(baseURL, 'sam');
    const list = await sam.call('list-terraforms', { q: REPLICA.name });
    expect(list.output).toMatchObject({ items: [], total: 0 });
    for (const [tool, more] of [
      ['get-terraform-plan', {}],
      ['list-terraform-operations', {}],
      ['suspend-terraform', {}],
      [
        'approve-terraform-plan',
        {
          planId: 'plan-main-1234567890',
          hash: '0'.repeat(64),
          confirmName: REPLICA.name,
        },
      ],
    ] as const) {
      const answer = await sam.call(tool, { ...REPLICA, ...more });
      expect([tool, answer.isError, answer.text]).toEqual([
        tool,
        true,
        expect.stringMatching(/^NotFoundError: /),
      ]);
    }
  });

  test('of an owner finds a plan, reads it, and approves what was read', async ({
    baseURL,
  }) => {
    const devon = await assistantOf(baseURL, 'devon');
    const tools = await devon.tools();
    const hints = Object.fromEntries(
      tools.map(({ name, annotations }) => [name, annotations]),
    );
    expect(hints['groundplan.get-terraform-plan']).toMatchObject({
      readOnlyHint: true,
      destructiveHint: false,
    });
    expect(hints['groundplan.approve-terraform-plan']).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
    });

    const list = await devon.call('list-terraforms', { q: REPLICA.name });
    expect(list.output).toMatchObject({
      items: [{ ...REPLICA, status: { state: 'awaiting-approval' } }],
    });
    const { output: plan } = await devon.call('get-terraform-plan', REPLICA);
    expect(plan).toMatchObject({
      state: 'pending',
      plan: { summary: { destructive: true } },
    });
    const read = { ...REPLICA, planId: plan.planId, hash: plan.hash };

    const unconfirmed = await devon.call('approve-terraform-plan', read);
    expect([unconfirmed.isError, unconfirmed.text]).toEqual([
      true,
      expect.stringMatching(/^InputError: .*confirmName/),
    ]);
    const otherText = await devon.call('approve-terraform-plan', {
      ...read,
      hash: '0'.repeat(64),
      confirmName: REPLICA.name,
    });
    expect([otherText.isError, otherText.text]).toEqual([
      true,
      expect.stringMatching(/^ConflictError: .*Read it again/),
    ]);

    const approved = await devon.call('approve-terraform-plan', {
      ...read,
      confirmName: REPLICA.name,
    });
    expect([approved.isError, approved.output]).toEqual([
      false,
      expect.objectContaining({
        operation: 'approve',
        by: 'user:default/devon',
        planId: plan.planId,
      }),
    ]);
    await expect
      .poll(
        async () =>
          (
            await devon.call('list-terraform-operations', REPLICA)
          ).output.last,
      )
      .toMatchObject({ operation: 'approve', by: 'user:default/devon' });
  });

  test('finds its tools among the steps of templates as well', async ({
    baseURL,
  }) => {
    const answer = await fetch(`${baseURL}/api/scaffolder/v2/actions`, {
      headers: await authorizationOf(baseURL!, 'devon'),
    });
    const steps: { id: string }[] = await answer.json();
    expect(steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'groundplan:get-terraform-plan',
        'groundplan:approve-terraform-plan',
        'groundplan:reconcile-terraform',
      ]),
    );
  });
});
