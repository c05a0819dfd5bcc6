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

import { KubernetesApi } from '../kubernetes-api';

/** A host cluster of the sandbox, and how to read it. @public */
export interface SandboxHost {
  name: string;
  url: string;
  /** Of a reader. */
  token: string;
  caData?: string;
  /** The API itself, for tests that change objects. */
  api: KubernetesApi;
}

/** A workload cluster of the sandbox that can be looked into. @public */
export interface SandboxWorkload {
  /** The host that has its Cluster. */
  host: string;
  namespace: string;
  cluster: string;
  url: string;
  caData?: string;
  token: string;
}

/** The Git provider of the sandbox. @public */
export interface SandboxGit {
  /** It speaks Gitea's API below `/api/v1`. */
  url: string;
  /** A user who may write. */
  user: string;
  /** Theirs; a password as well. */
  token: string;
  /** `owner/name` of the repository that is applied to the hosts. */
  repository: string;
}

/** A running scenario. @public */
export interface Sandbox {
  hosts: SandboxHost[];
  git: SandboxGit;
  workloads: SandboxWorkload[];
  stop(): Promise<void>;
}

/** The names of the host clusters. @public */
export type SandboxHostName = 'hub' | 'workload-eu' | 'ci';

/** Options of {@link startSandbox}. @public */
export interface SandboxOptions {
  /** Free ones by default. */
  ports?: Partial<Record<SandboxHostName | 'git', number>>;
  /** How many times faster than planned things move; 0 for not at all. */
  speed?: number;
  log?: (message: string) => void;
}
