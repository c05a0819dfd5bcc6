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

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ChildServer } from './ChildServer';
import { freePort } from './freePort';
import { httpsJson, JsonResponse } from './httpsJson';
import { findKubeApiServerAssets } from './kubeApiServerAssets';
import {
  ServiceAccountName,
  signServiceAccountToken,
} from './signServiceAccountToken';

/**
 * The users of the server: `admin` may do all, `reader` and `nobody` have no
 * rights until a test binds a ClusterRole to the user of that name.
 */
export type KubeApiServerUser = 'admin' | 'reader' | 'nobody';

/** How a {@link KubeApiServer} is started. */
export interface KubeApiServerOptions {
  /** Further flags of kube-apiserver, such as `--watch-cache=false`. */
  args?: string[];
  /** CustomResourceDefinitions to create, and to wait for. */
  crds?: object[];
}

/**
 * A real kube-apiserver with its etcd on loopback, with RBAC and token users.
 * No controllers run: owner references are not collected, namespaces stay
 * Terminating.
 */
export class KubeApiServer {
  readonly url: string;
  readonly tokens: Record<KubeApiServerUser, string>;
  readonly #dir: string;
  readonly #etcdPort: number;
  readonly #startEtcd: () => ChildServer;
  readonly #startApi: () => ChildServer;
  #etcd?: ChildServer;
  #api?: ChildServer;

  static async start(options?: KubeApiServerOptions): Promise<KubeApiServer> {
    const [apiPort, etcdPort, peerPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const server = new KubeApiServer(apiPort, etcdPort, peerPort, options);
    try {
      await server.restart();
      await server.createCrds(options?.crds ?? []);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  private constructor(
    apiPort: number,
    etcdPort: number,
    peerPort: number,
    options?: KubeApiServerOptions,
  ) {
    const assets = findKubeApiServerAssets();
    if (!assets) {
      throw new Error(
        'No kube-apiserver: set KUBEBUILDER_ASSETS, or run `node scripts/build-kube-apiserver.mjs`',
      );
    }
    const dir = mkdtempSync(join(tmpdir(), 'groundplan-kube-'));
    this.#dir = dir;
    this.#etcdPort = etcdPort;
    this.url = `https://127.0.0.1:${apiPort}`;
    const token = () => randomBytes(16).toString('hex');
    this.tokens = { admin: token(), reader: token(), nobody: token() };
    writeFileSync(
      join(dir, 'tokens.csv'),
      `${this.tokens.admin},admin,1,"system:masters"\n` +
        `${this.tokens.reader},reader,2,""\n${this.tokens.nobody},nobody,3,""\n`,
    );
    writeFileSync(
      join(dir, 'sa.key'),
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs1', format: 'pem' })
        .toString(),
    );
    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const peerUrl = `http://127.0.0.1:${peerPort}`;
    this.#startEtcd = () =>
      ChildServer.start({
        command: assets.etcd,
        logFile: join(dir, 'etcd.log'),
        args: [
          `--data-dir=${join(dir, 'etcd')}`,
          `--listen-client-urls=${etcdUrl}`,
          `--advertise-client-urls=${etcdUrl}`,
          `--listen-peer-urls=${peerUrl}`,
          `--initial-advertise-peer-urls=${peerUrl}`,
          `--initial-cluster=default=${peerUrl}`,
          '--unsafe-no-fsync',
          '--quota-backend-bytes=4294967296',
        ],
      });
    this.#startApi = () =>
      ChildServer.start({
        command: assets.kubeApiServer,
        logFile: join(dir, 'kube-apiserver.log'),
        args: [
          `--etcd-servers=${etcdUrl}`,
          '--bind-address=127.0.0.1',
          `--secure-port=${apiPort}`,
          '--advertise-address=127.0.0.1',
          `--cert-dir=${join(dir, 'certs')}`,
          `--token-auth-file=${join(dir, 'tokens.csv')}`,
          '--authorization-mode=RBAC',
          '--service-cluster-ip-range=10.0.0.0/24',
          '--service-account-issuer=https://kubernetes.default',
          `--service-account-signing-key-file=${join(dir, 'sa.key')}`,
          `--service-account-key-file=${join(dir, 'sa.key')}`,
          '--disable-admission-plugins=ServiceAccount',
          '--endpoint-reconciler-type=none',
          ...(options?.args ?? []),
        ],
      });
  }

  /** The certificate authority of {@link KubeApiServer.url}, PEM in base64. */
  get caData(): string {
    return readFileSync(join(this.#dir, 'certs', 'apiserver.crt')).toString(
      'base64',
    );
  }

  /** The path of a kubeconfig for a user, with the one context `test`. */
  kubeconfigPath(user: KubeApiServerUser = 'admin'): string {
    const path = join(this.#dir, `${user}.kubeconfig`);
    const cluster = {
      server: this.url,
      'certificate-authority-data': this.caData,
    };
    writeFileSync(
      path,
      stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'test', cluster }],
        users: [{ name: user, user: { token: this.tokens[user] } }],
        contexts: [{ name: 'test', context: { cluster: 'test', user } }],
        'current-context': 'test',
      }),
      { mode: 0o600 },
    );
    return path;
  }

  /**
   * A token of a ServiceAccount that ends when the test wants it to. The server
   * takes it for a minute more, and for ten seconds after it has last checked it.
   */
  serviceAccountToken(account: ServiceAccountName, expires: Date): string {
    const key = readFileSync(join(this.#dir, 'sa.key'), 'utf8');
    return signServiceAccountToken(key, account, expires);
  }

  /** A request as a user; answers with status and parsed body, whatever the status. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    options?: { user?: KubeApiServerUser; contentType?: string },
  ): Promise<JsonResponse> {
    return await httpsJson({
      method,
      url: `${this.url}${path}`,
      ca: Buffer.from(this.caData, 'base64'),
      token: this.tokens[options?.user ?? 'admin'],
      body,
      contentType: options?.contentType,
    });
  }

  /** Creates CustomResourceDefinitions and waits until they are served. */
  async createCrds(crds: object[]): Promise<void> {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    for (const crd of crds) {
      const { status, body } = await this.request('POST', path, crd);
      if (status !== 201) {
        throw new Error(`A CRD was refused: ${JSON.stringify(body)}`);
      }
    }
    await this.#api?.waitUntil(async () => {
      const { body } = await this.request('GET', path);
      const { items } = body as {
        items: {
          status?: { conditions?: { type: string; status: string }[] };
        }[];
      };
      return items.every(item =>
        item.status?.conditions?.some(
          c => c.type === 'Established' && c.status === 'True',
        ),
      );
    }, 60_000);
  }

  /** Kills kube-apiserver as a crash would; its data stays. */
  async kill(): Promise<void> {
    await this.#api?.stop('SIGKILL');
    this.#api = undefined;
  }

  /** Starts what does not run, on the same ports and data, and waits for it. */
  async restart(): Promise<void> {
    if (!this.#etcd) {
      this.#etcd = this.#startEtcd();
    }
    if (!this.#api) {
      this.#api = this.#startApi();
    }
    await this.#api.waitUntil(
      async () => (await this.request('GET', '/readyz')).status === 200,
      90_000,
    );
  }

  /** Stops the process without ending it: connections stay open, nothing answers. */
  suspend(): void {
    this.#api?.signal('SIGSTOP');
  }

  /** Undoes {@link KubeApiServer.suspend}. */
  resume(): void {
    this.#api?.signal('SIGCONT');
  }

  /** Compacts etcd at its present revision, so that older ones answer 410. */
  async compact(): Promise<void> {
    const call = async (path: string, body: object) => {
      const response = await fetch(
        `http://127.0.0.1:${this.#etcdPort}/v3/kv/${path}`,
        { method: 'POST', body: JSON.stringify(body) },
      );
      if (!response.ok) {
        throw new Error(`etcd answered ${response.status} to ${path}`);
      }
      return (await response.json()) as { header: { revision: string } };
    };
    const key = Buffer.from('/').toString('base64');
    const { header } = await call('range', { key });
    await call('compaction', { revision: header.revision, physical: true });
  }

  /** Ends both servers and removes their data. */
  async stop(): Promise<void> {
    await this.#api?.stop('SIGKILL');
    await this.#etcd?.stop('SIGKILL');
    this.#api = undefined;
    this.#etcd = undefined;
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
