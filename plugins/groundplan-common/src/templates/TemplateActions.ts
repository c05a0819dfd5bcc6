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

import { EntityKindSegment } from '../api/types';

/** The object that a Template entity was made of. @public */
export interface TemplateSourceRef {
  host: string;
  kind: Extract<
    EntityKindSegment,
    'cluster-class' | 'capi-template' | 'gitops-template'
  >;
  namespace: string;
  name: string;
}

/** Where what is made goes. @public */
export interface TemplateTarget {
  /** The host cluster; the template's own by default. */
  host?: string;
  /** The namespace of what is made; templates get it as `NAMESPACE`. */
  namespace: string;
  /** As the Scaffolder's RepoUrlPicker writes it: `<host>?owner=…&repo=…`. */
  repoUrl: string;
  /** The branch that the pull request is against; the repository's own by default. */
  branch?: string;
  /** How the repository is laid out; `flux` by default. */
  layout?: 'flux' | 'helm-folders';
  /** The folder of the repository; as the layout has it by default. */
  path?: string;
}

/** A set of machines of one class. @public */
export interface WorkersValues {
  class: string;
  name: string;
  replicas?: number;
}

/** The values of a ClusterClass' form. @public */
export interface ClusterClassValues {
  cluster: {
    name: string;
    version: string;
    /** Absent where the class has no machines for control planes. */
    controlPlaneReplicas?: number;
    /** The owner's entity reference. */
    owner?: string;
    description?: string;
  };
  workers?: {
    machineDeployments?: WorkersValues[];
    machinePools?: WorkersValues[];
  };
  /** By name; `{}` of an optional object may stand for 'not set'. */
  variables?: Record<string, unknown>;
}

/** The values of a form of a CAPITemplate or GitOpsTemplate. @public */
export interface ParameterValues {
  parameters: Record<string, string>;
}

/** A file as it should be in the repository. @public */
export interface RenderedFile {
  /** From the root of the repository, with `/`. */
  path: string;
  /** `null` where there should be none. */
  content: string | null;
}

/** The input of `groundplan:render`. @public */
export interface RenderInput {
  source: TemplateSourceRef;
  values: ClusterClassValues | ParameterValues;
  target: TemplateTarget;
}

/** The output of `groundplan:render`. @public */
export interface RenderOutput {
  files: RenderedFile[];
}

/** The input of `groundplan:validate`. @public */
export interface ValidateInput {
  files: RenderedFile[];
  target: TemplateTarget;
}

/** The input of `groundplan:pull-request`. @public */
export interface PullRequestInput {
  files: RenderedFile[];
  target: TemplateTarget;
  source: TemplateSourceRef;
  /** What is made, such as `cluster-payments`: the branch is derived from it. */
  what: string;
  title?: string;
}

/** The output of `groundplan:pull-request`. @public */
export interface PullRequestOutput {
  /** The web address of the pull request. */
  url: string;
  branch: string;
}
