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
import { RecordedApproval } from '../terraform/operations/RecordedOperation';
import { TemplateSourceRef } from '../templates/TemplateValues';

/** What a form can make without an object of a host to make it from. @public */
export type GeneratorKind =
  | 'cluster'
  | 'terraform'
  | 'runner-scale-set'
  | 'deployment';

/** What a change is made from. @public */
export type ChangeSource =
  /** A ClusterClass, CAPITemplate or GitOpsTemplate. */
  | TemplateSourceRef
  /** What Groundplan itself knows how to write. */
  | { kind: GeneratorKind }
  /** An object that is there, which is edited, scaled, upgraded or deleted. */
  | { kind: 'object' };

/** Where what is made goes. @public */
export interface ChangeTarget {
  /** The host cluster. */
  host: string;
  /** The namespace of what is made; templates get it as `NAMESPACE`. */
  namespace: string;
  /** One of the host's repositories, by the URL that the targets are listed with. */
  repository: string;
  /** The branch that the pull request is against; the repository's own by default. */
  branch?: string;
  /** How the repository is laid out; as the repository is known by default. */
  layout?: RepositoryLayout;
  /** The folder that the host's objects are under; as the repository is known by default. */
  path?: string;
}

/**
 * How a repository is laid out: `flux`, manifests with kustomization.yaml files;
 * `helm-folders`, charts in numbered folders that are installed in order.
 *
 * @public
 */
export type RepositoryLayout = 'flux' | 'helm-folders';

/** All that decides what a change does. @public */
export interface ChangeInput {
  source: ChangeSource;
  /** By the source's kind. A form's parameters are these, beside `target`. */
  values: Record<string, unknown>;
  /** Absent for a change of an object, which stays where it is. */
  target?: ChangeTarget;
}

/** The values of a change of an object that is there. @public */
export type ObjectChange = {
  /** The canonical entity of the object. */
  entityRef: string;
} & (
  | { operation: 'delete' }
  /** The replicas of a scale set, a control plane, or sets of machines by name. */
  | {
      operation: 'scale';
      controlPlaneReplicas?: number;
      workers?: { name: string; replicas: number }[];
      minRunners?: number;
      maxRunners?: number;
    }
  /**
   * Of a cluster without a topology the control plane, or else `sets` of machines;
   * with the image that has the version, where the form that made it asks for one.
   */
  | { operation: 'upgrade'; version: string; sets?: string[]; image?: string }
  /**
   * The whole spec as it should be; comments and the order of keys are kept. Where it
   * approves a plan, with who has read which text.
   */
  | {
      operation: 'edit';
      spec: Record<string, unknown>;
      approval?: RecordedApproval;
    }
);

/** More than anybody reads in one pull request. @public */
export const MAX_OBJECT_CHANGES = 50;

/** The values of a change of several objects that are there, by one pull request. @public */
export interface ObjectChanges {
  /** Each object once, all in one repository; no more than {@link MAX_OBJECT_CHANGES}. */
  changes: ObjectChange[];
}

/** A file as it should be in the repository. @public */
export interface ChangedFile {
  /** From the root of the repository, with `/`. */
  path: string;
  /** `null` where there should be none. */
  content: string | null;
}

/** An object that a change makes, changes or deletes. @public */
export interface ChangedObject {
  apiVersion: string;
  kind: string;
  /** Absent for cluster-scoped objects. */
  namespace?: string;
  name: string;
  domain: ChangeDomain;
  change: 'created' | 'changed' | 'deleted';
}

/** The output of `groundplan:render`, and the input of the steps after it. @public */
export interface ChangePlan {
  /** What is made, such as `payments.cluster.team-a.hub`: the branch is derived from it. */
  what: string;
  /** The host that the objects are on. */
  host: string;
  /** The namespace that objects without one go to. */
  namespace: string;
  repository: string;
  /** The branch that the pull request is against. */
  base: string;
  /** The commit of it that the files were made against. */
  basedOn: string;
  /** Only files that differ from the base. */
  files: ChangedFile[];
  objects: ChangedObject[];
  title: string;
  /**
   * Where it changes several things: each as a change of its own, on top of
   * those before it. The host and the namespace of the whole are the first one's.
   */
  parts?: ChangePart[];
}

/** One of several things that a plan changes. @public */
export type ChangePart = Pick<
  ChangePlan,
  'what' | 'title' | 'host' | 'namespace' | 'files' | 'objects'
>;

/** What a permission to make something is about. @public */
export type ChangeDomain = 'cluster' | 'terraform' | 'runner-scale-set' | 'app';
