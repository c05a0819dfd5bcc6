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

import { randomUUID } from 'node:crypto';
import { CustomResourceDefinition } from '../crds';
import { AuditEntry, AuditLog } from './AuditLog';
import {
  ALL_RULES,
  Authorizer,
  SubjectGrant,
  TokenGrant,
  TokenRule,
} from './Authorizer';
import { builtInResources } from './builtInResources';
import { CrdController } from './CrdController';
import { Certificate, createCertificate } from './createCertificate';
import { emptyDeletedNamespaces } from './emptyDeletedNamespaces';
import { EventHistory } from './EventHistory';
import { ApiRequest, FaultInjector } from './Fault';
import { KubernetesApiServer } from './KubernetesApiServer';
import { LocalClient } from './LocalClient';
import { ObjectStore } from './ObjectStore';
import { ObjectWriter } from './ObjectWriter';
import { RequestHandler } from './RequestHandler';
import { ResourceRegistry } from './ResourceRegistry';

/** Options of {@link createKubernetesApi}. @public */
export interface KubernetesApiOptions {
  /** A free one by default. */
  port?: number;
  /** Serve HTTPS, with a certificate of its own or with this one. */
  tls?: boolean | Certificate;
  crds?: CustomResourceDefinition[];
  /** Tokens beside the administrator's. */
  tokens?: TokenGrant[];
  /** Rights of users and groups that are impersonated. */
  subjects?: SubjectGrant[];
  /** Namespaces beside `default` and `kube-system`. */
  namespaces?: string[];
  /** How many writes can be watched again and listed from; 10,000 by default. */
  historySize?: number;
  /** How often a watch gets a bookmark; every minute by default. */
  bookmarkMs?: number;
  /** Called with each request that arrives. */
  onRequest?: (request: ApiRequest) => void;
}

/** A Kubernetes API within this process. @public */
export interface KubernetesApi {
  url: string;
  /** The authority of its certificate, in base64, where it serves HTTPS. */
  caData?: string;
  /** The administrator's token. */
  token: string;
  client: LocalClient;
  /** Makes requests fail from now on; without an argument no longer. */
  setFault(fault?: FaultInjector): void;
  /** Ends all watches: as at their timeout, or by cutting their connections. */
  endWatches(how?: 'end' | 'destroy'): void;
  /** Forgets history, so that old versions and pages are answered with 410. */
  compact(): void;
  /** Gives a token other rights; without rules it is no longer known. */
  setRules(token: string, rules?: TokenRule[]): void;
  /** Who wrote what, and for whom: the last thousand, the newest last. */
  audit(): AuditEntry[];
  stop(): Promise<void>;
}

/** Starts a Kubernetes API on the loopback interface. @public */
export async function createKubernetesApi(
  options: KubernetesApiOptions = {},
): Promise<KubernetesApi> {
  const { port = 0, historySize = 10_000, bookmarkMs = 60_000 } = options;
  const registry = ResourceRegistry.create(builtInResources);
  const store = ObjectStore.create(
    EventHistory.create({ capacity: historySize }),
  );
  const writer = ObjectWriter.create(store);
  const handler = RequestHandler.create({ store, writer, bookmarkMs });
  CrdController.start({
    store,
    registry,
    onUnserved: collection => handler.endWatches(collection),
  });
  emptyDeletedNamespaces(store, registry);
  const token = randomUUID();
  const authorizer = Authorizer.create(
    [{ token, user: 'admin', rules: ALL_RULES }, ...(options.tokens ?? [])],
    options.subjects,
  );
  const auditLog = AuditLog.create();
  const certificate =
    options.tls === true ? await createCertificate() : options.tls || undefined;
  const server = KubernetesApiServer.create({
    registry,
    handler,
    authorizer,
    auditLog,
    certificate,
    onRequest: options.onRequest,
  });
  const client = LocalClient.create({ store, writer, registry });
  for (const name of [
    'default',
    'kube-system',
    ...(options.namespaces ?? []),
  ]) {
    client.create(namespaceObject(name));
  }
  for (const crd of options.crds ?? []) {
    client.create({ ...structuredClone(crd) });
  }
  const url = await server.listen(port);
  return {
    url,
    caData: certificate && Buffer.from(certificate.cert).toString('base64'),
    token,
    client,
    setFault: fault => server.setFault(fault),
    endWatches: how => handler.endWatches(undefined, how),
    compact: () => store.history.compact(),
    setRules: (of, rules) => authorizer.setRules(of, rules),
    audit: () => auditLog.entries,
    stop: () => server.close(),
  };
}

/** A namespace as the API server makes it. @public */
export function namespaceObject(
  name: string,
  annotations?: Record<string, string>,
) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { 'kubernetes.io/metadata.name': name },
      ...(annotations && { annotations }),
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
