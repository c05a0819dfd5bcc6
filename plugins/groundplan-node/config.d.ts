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

export interface Config {
  groundplan?: {
    /** The catalog namespace of all entities; `default` by default. */
    entityNamespace?: string;
    /**
     * The owner of what nobody has claimed: a group or a user, `group:default/unowned`
     * by default.
     */
    defaultOwner?: string;

    /** What entities say that neither their object nor its namespace say. */
    defaults?: {
      /** A group or a user. */
      owner?: string;
      system?: string;
      lifecycle?: string;
      description?: string;
      tags?: string[];
      links?: Array<{
        url: string;
        title?: string;
        icon?: string;
        type?: string;
      }>;
    };

    /** How entities are made of objects. */
    entity?: {
      /**
       * The keys of the annotations and labels of an object, or of its namespace,
       * that say what its entity says; the first found wins. By default
       * `groundplan.dev/<field>`, then `backstage.io/<field>`.
       */
      annotations?: {
        owner?: string[];
        system?: string[];
        lifecycle?: string[];
        description?: string[];
        tags?: string[];
        links?: string[];
      };
      /**
       * The keys of annotations that an object hands on to its entity, as they
       * are, up to 1,000 characters each; in place of the default, which is
       * backstage.io/kubernetes-cluster, backstage.io/kubernetes-id,
       * backstage.io/kubernetes-label-selector, backstage.io/kubernetes-namespace,
       * backstage.io/techdocs-ref, github.com/project-slug,
       * grafana/alert-label-selector and grafana/dashboard-selector. Never
       * groundplan.dev/* and backstage.io/managed-by-*.
       */
      copyAnnotations?: string[];
    };

    /**
     * The clusters whose APIs hold the objects: Cluster API management clusters,
     * and clusters on which tofu-controller or ARC runs. Each has exactly one of
     * `kubeconfig`, `inCluster`, `url`, `kubernetesPlugin`.
     */
    hostClusters?: Array<{
      /** A DNS label, unique; it becomes part of entity names. */
      name: string;
      /** The catalog entity that already stands for it, such as `resource:default/hub`. */
      entityRef?: string;
      /** A group or a user: the owner of the entity that is made for it, not of what lives on it. */
      owner?: string;
      /** As `groundplan.defaults`, before it, for the objects of this cluster. */
      defaults?: {
        /** A group or a user. */
        owner?: string;
        system?: string;
        lifecycle?: string;
        description?: string;
        tags?: string[];
        links?: Array<{
          url: string;
          title?: string;
          icon?: string;
          type?: string;
        }>;
      };

      /**
       * The path of a kubeconfig file. Exec plugins run where the backend runs.
       */
      kubeconfig?: string;
      /** A context of the kubeconfig file; its current context by default. */
      context?: string;

      /** With `true`: the cluster that the backend runs in, as its service account. */
      inCluster?: boolean;

      /** The URL of the API server. */
      url?: string;
      /** Beside `url`: the certificate authority, PEM in base64. */
      caData?: string;
      /** Beside `url`: a file with the certificate authority, in PEM. */
      caFile?: string;
      /** Beside `url`: accept any certificate. For trying only. */
      skipTLSVerify?: boolean;
      /**
       * Beside `url`: a bearer token.
       * @visibility secret
       */
      serviceAccountToken?: string;
      /** Beside `url`: a file with a bearer token, read again when it changes. */
      serviceAccountTokenFile?: string;

      /**
       * The name of a cluster under `kubernetes.clusterLocatorMethods` with type
       * `config`, read with the credentials that it has there. Its auth provider
       * is one of serviceAccount, aws, azure, googleServiceAccount.
       */
      kubernetesPlugin?: string;
    }>;

    /**
     * Repositories that changes can go to by pull request, beside those that the
     * Flux of a host cluster applies. Each needs an integration for its Git
     * provider, under `integrations`.
     */
    repositories?: Array<{
      /**
       * The web or clone address, such as `https://github.com/acme/fleet`.
       * @visibility backend
       */
      url: string;
      /**
       * What people know it by; its path, such as `acme/fleet`, by default.
       * @visibility backend
       */
      title?: string;
      /**
       * The names of the host clusters whose objects it may hold; all by default.
       * @visibility backend
       */
      hosts?: string[];
      /**
       * The branch that pull requests are against; the repository's own default
       * branch by default.
       * @visibility backend
       */
      branch?: string;
      /**
       * `flux` by default: manifests with kustomization.yaml files. `helm-folders`:
       * charts in numbered folders, which are installed in order.
       * @visibility backend
       */
      layout?: 'flux' | 'helm-folders';
      /**
       * The folder that everything goes into; the root of the repository by default,
       * and `ops/helm` with `helm-folders`.
       * @visibility backend
       */
      path?: string;
    }>;
  };
}
