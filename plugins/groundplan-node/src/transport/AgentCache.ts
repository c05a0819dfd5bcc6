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

import { createHash } from 'node:crypto';
import { Agent as HttpAgent, AgentOptions } from 'node:http';
import { Agent as HttpsAgent, RequestOptions } from 'node:https';

/** Options that make a TLS connection another one. */
const CONNECTION_OPTIONS = [
  'ca',
  'cert',
  'key',
  'pfx',
  'passphrase',
  'servername',
  'rejectUnauthorized',
] as const;

/** Found dead connections are found sooner than by the system's two hours. */
const AGENT_OPTIONS: AgentOptions = {
  keepAlive: true,
  keepAliveMsecs: 15_000,
  maxFreeSockets: 8,
  scheduling: 'lifo',
};

/**
 * Holds the agent whose connections are reused for one host cluster. Renewed
 * certificates get a new agent, and the connections of the old one are left to
 * those who still use them.
 *
 * @internal
 */
export class AgentCache {
  #key?: string;
  #agent?: RequestOptions['agent'] & object;

  /** The agent for requests with these options, to a URL of this protocol. */
  get(protocol: string, options: RequestOptions): HttpAgent {
    const key = this.#keyOf(protocol, options);
    if (!this.#agent || this.#key !== key) {
      this.#key = key;
      this.#agent = this.#create(protocol, options);
    }
    return this.#agent;
  }

  /** Closes all connections. */
  destroy(): void {
    this.#agent?.destroy();
    this.#agent = undefined;
  }

  #keyOf(protocol: string, options: RequestOptions): string {
    const hash = createHash('sha256').update(protocol);
    for (const name of CONNECTION_OPTIONS) {
      hash.update(`\0${String(options[name] ?? '')}`);
    }
    return hash.digest('hex');
  }

  #create(protocol: string, options: RequestOptions): HttpAgent {
    const { agent } = options;
    if (
      typeof agent === 'object' &&
      agent.constructor !== HttpAgent &&
      agent.constructor !== HttpsAgent
    ) {
      // A proxy's: `KubeConfig` has made it for the cluster's `proxy-url`.
      return agent;
    }
    return protocol === 'http:'
      ? new HttpAgent(AGENT_OPTIONS)
      : new HttpsAgent(AGENT_OPTIONS);
  }
}
