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

import { RequestOptions } from 'node:https';
import { HostConnection, PreparedConnection } from './HostConnection';

/** Options of {@link TokenConnection.create}. @internal */
export interface TokenConnectionOptions {
  name: string;
  entityRef?: string;
  configuredAt: string;
  url: string;
  /** PEM. */
  ca?: string;
  skipTLSVerify?: boolean;
  /** The credentials of a request; `refresh` after a 401. */
  getCredentials: (options: {
    refresh: boolean;
  }) => Promise<{ token?: string; cert?: string; key?: string }>;
}

/**
 * A host cluster by URL, with a bearer token or a client certificate.
 *
 * @internal
 */
export class TokenConnection implements HostConnection {
  readonly name: string;
  readonly entityRef?: string;
  readonly configuredAt: string;
  readonly #options: TokenConnectionOptions;

  private constructor(options: TokenConnectionOptions) {
    this.name = options.name;
    this.entityRef = options.entityRef;
    this.configuredAt = options.configuredAt;
    this.#options = options;
  }

  static create(options: TokenConnectionOptions): TokenConnection {
    return new TokenConnection(options);
  }

  async prepare(options: { refresh: boolean }): Promise<PreparedConnection> {
    const { url, ca, skipTLSVerify } = this.#options;
    const { token, cert, key } = await this.#options.getCredentials(options);
    const requestOptions: RequestOptions = {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      ca,
      cert,
      key,
    };
    if (skipTLSVerify) {
      requestOptions.rejectUnauthorized = false;
    }
    return { url, options: requestOptions };
  }
}
