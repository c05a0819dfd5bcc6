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
import { Finding } from '../api/types';
import { JsonSchema } from '../templates/schema/JsonSchema';
import { ChangedObject, RepositoryLayout } from './ChangeInput';

/** A repository that changes of a host can go to. @public */
export interface TargetRepository {
  /** As for `git clone`. */
  url: string;
  /** What people know it by, such as `demo/platform`. */
  title: string;
  /** What is applied to the host. */
  branch?: string;
  layout: RepositoryLayout;
  /** The folder that the host's objects are under; `''` is the root. */
  path: string;
}

/** A host with what the caller may make things in. @public */
export interface Target {
  host: string;
  namespaces: string[];
  repositories: TargetRepository[];
}

/** The answer of `GET /targets?domain=`. @public */
export interface TargetsResponse {
  items: Target[];
  /** Whether pull requests are opened with the user's own credentials alone. */
  requireUserCredentials: boolean;
}

/** An identity that a provider of clusters can act by. @public */
export interface ProviderIdentity {
  /** Such as `AWSClusterRoleIdentity`. */
  kind: string;
  namespace?: string;
  name: string;
}

/** The answer of `GET /credentials?host=`. @public */
export interface CredentialsResponse {
  items: ProviderIdentity[];
  /** Kinds that are not, or not completely, known; with why. */
  unreadable: { kind: string; message: string }[];
}

/** A chart that a new cluster can be given. @public */
export interface Profile {
  chart: string;
  description?: string;
  /** Charts of higher layers wait for those of lower ones. */
  layer?: string;
  /** Newest first. */
  versions: string[];
}

/** The answer of `GET /profiles?host=`. @public */
export interface ProfilesResponse {
  /** The HelmRepository that they are from, as `namespace/name`. */
  repository?: string;
  items: Profile[];
  /** Why there are none, and what to do. */
  problems: string[];
}

/** The answer of `GET /profiles/values`. @public */
export interface ProfileValuesResponse {
  /** YAML, as the chart has it; empty where it has none. */
  values: string;
}

/** The body of `POST /preview`. @public */
export interface PreviewRequest {
  /** The Template entity's reference. */
  templateRef: string;
  /** The values of its form. */
  values: Record<string, unknown>;
  /** The user's own, for the Git provider; that of the integration where left out. */
  token?: string;
}

/** Something that validation found in a file. @public */
export interface FileFinding {
  /** Of the file as it will be, from 1. */
  line?: number;
  /** Such as `spec.topology.version`. */
  field?: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
}

/** A file before and after a change. @public */
export interface PreviewFile {
  path: string;
  change: 'created' | 'changed' | 'deleted';
  /** `null` where there is none. */
  before: string | null;
  after: string | null;
  findings: FileFinding[];
}

/** The answer of `POST /preview`. @public */
export interface PreviewResponse {
  what: string;
  title: string;
  repository: string;
  base: string;
  files: PreviewFile[];
  /** Where they are on several hosts, with the host of each. */
  objects: (ChangedObject & { host?: string })[];
  /** What is to be said of the whole, such as what deletion will do. */
  findings: Finding[];
  /** `server`: by its own dry run; `schema`: by the schema that it serves. */
  checkedBy: 'server' | 'schema' | 'mixed' | 'none';
  /** What nobody checked, by name. */
  unchecked: { path: string; what: string; why: string }[];
}

/** A pull request that Groundplan opened. @public */
export interface PullRequestView {
  repository: string;
  number: number;
  title: string;
  url: string;
  state: 'open' | 'merged' | 'closed';
  branch: string;
  base: string;
  author?: string;
  /** RFC 3339. */
  createdAt?: string;
  checks: {
    state: 'passing' | 'failing' | 'pending' | 'none' | 'unknown';
    passed: number;
    failed: number;
    pending: number;
    message?: string;
  };
}

/** The answer of `GET /pull-requests`. @public */
export interface PullRequestsResponse {
  /** Open ones. */
  items: PullRequestView[];
  /** The one that the entity's object was last made or changed by, where it is known. */
  madeBy?: PullRequestView;
  /** Repositories that could not be asked, with why. */
  problems: { repository: string; message: string }[];
}

/** Whether something can be done, and if not why. @public */
export interface Possibility {
  allowed: boolean;
  reason?: string;
}

/** The versions that something can go to. @public */
export interface UpgradeChoice extends Possibility {
  current: string;
  /** Where `anyVersion` is set, those that are known. */
  versions: string[];
  /** Whether others may be asked for: nobody says which there are. */
  anyVersion?: boolean;
  /** The image of the machines, where a newer version needs another. */
  image?: string;
}

/** The answer of `GET /entity-changes?entityRef=`. @public */
export interface EntityChangesResponse {
  /** The Template that it was made from. */
  templateRef?: string;
  /** Where it is written, where that is known. */
  repository?: string;
  files?: string[];
  /** The values of the template's form that it was made from. */
  formData?: Record<string, unknown>;
  edit: Possibility;
  remove: Possibility;
  scale?: Possibility & {
    controlPlaneReplicas?: number;
    workers?: { name: string; replicas?: number }[];
    minRunners?: number;
    maxRunners?: number;
  };
  /** Of a whole cluster, or of its control plane alone, with what follows it. */
  upgrade?: UpgradeChoice & {
    /** Sets of machines that are behind the control plane. */
    workers?: UpgradeChoice & { sets: string[] };
  };
  /** Whether pull requests are opened with the user's own credentials alone. */
  requireUserCredentials: boolean;
}

/** Asks for what an object is edited with as a whole. @public */
export interface EditFormRequest {
  /** The object's own entity. */
  entityRef: string;
  /** The user's own, for the Git provider; that of the integration where left out. */
  token?: string;
}

/** An object as it is written, and what a form is made of. @public */
export interface EditFormResponse {
  /** As its file says, like all here but the schema. */
  apiVersion: string;
  kind: string;
  repository: string;
  path: string;
  spec: Record<string, unknown>;
  /** Of the spec, as the host serves it; absent where no form can be made of it. */
  schema?: JsonSchema;
  /** Why there is no schema. */
  noSchema?: string;
}
