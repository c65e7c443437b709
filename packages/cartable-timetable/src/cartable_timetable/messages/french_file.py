"""French: what can be wrong with a file as a file, or with one attribute of it."""

FRENCH_FILE: dict[str, tuple[str, str]] = {
    "file_missing": (
        "Le fichier {name} ne peut pas être lu : {reason}.",
        "Vérifiez son nom, son dossier et ses droits.",
    ),
    "file_empty": ("Le fichier est vide.", "Exportez-le à nouveau."),
    "file_too_large": (
        "Une fois décompressé, le fichier dépasse {limit} octets.",
        "Envoyez l’emploi du temps d’un seul semestre ; découpez ou nettoyez l’export.",
    ),
    "file_too_compressed": (
        "Le fichier grossit plus de {ratio} fois, ce qu’aucun emploi du temps ne fait : il a été refusé.",
        "Envoyez le XML brut, ou compressez-le à nouveau avec gzip.",
    ),
    "too_many_elements": (
        "Le fichier contient plus de {limit} éléments.",
        "Envoyez l’emploi du temps d’un seul semestre ; découpez ou nettoyez l’export.",
    ),
    "gzip_damaged": (
        "Les données gzip sont abîmées : {reason}.",
        "Transférez ou compressez le fichier à nouveau.",
    ),
    "gzip_truncated": (
        "Les données gzip s’arrêtent avant la fin.",
        "Transférez le fichier à nouveau : il en manque une partie.",
    ),
    "xml_malformed": (
        "Le XML est mal formé : {reason}.",
        "Corrigez cette ligne, ou exportez le fichier à nouveau.",
    ),
    "entities_declared": (
        "Le fichier déclare ou emploie ses propres entités XML ou son type de document, refusés par sécurité.",
        "Retirez ce qui se trouve entre les crochets de DOCTYPE et écrivez les caractères eux-mêmes.",
    ),
    "wrong_root": (
        "L’élément racine est <{found}> ; <{expected}> est attendu.",
        "Vérifiez qu’il s’agit du bon fichier.",
    ),
    "element_unknown": (
        "<{found}> n’a pas de sens dans <{parent}>.",
        "Retirez-le ou corrigez son nom ; sont permis ici : {allowed}.",
    ),
    "element_missing": (
        "<{parent}> ne contient aucun <{expected}>.",
        "Ajoutez <{expected}> dans <{parent}>.",
    ),
    "element_repeated": (
        "<{found}> apparaît deux fois dans <{parent}>.",
        "Gardez-en un seul, avec tout son contenu.",
    ),
    "attribute_missing": ("<{element}> n’a pas d’attribut {name}.", 'Ajoutez {name}="…".'),
    "attribute_blank": ("L’attribut {name} de <{element}> est vide.", "Donnez-lui une valeur."),
    "attribute_misspelt": (
        "<{element}> a un attribut inconnu, {name}.",
        "Écrivez {meant} si c’est ce qui était voulu, sinon retirez-le.",
    ),
    "attribute_not_integer": (
        "{name} vaut « {value} », qui n’est pas un nombre entier.",
        "Écrivez seulement des chiffres, par exemple 12.",
    ),
    "attribute_too_small": (
        "{name} vaut {value} ; le minimum permis est {minimum}.",
        "Écrivez {minimum} ou plus.",
    ),
    "attribute_too_large": (
        "{name} vaut {value} ; le maximum permis est {maximum}.",
        "Écrivez {maximum} ou moins.",
    ),
    "attribute_not_boolean": ("{name} vaut « {value} », ni true ni false.", "Écrivez true ou false."),
    "mask_length": (
        "{name} a {found} caractères, et le problème compte {expected} {unit}.",
        "Écrivez exactement {expected} caractères, un pour chaque.",
    ),
    "mask_character": (
        "{name} vaut « {value} » : seuls 0 et 1 sont permis.",
        "Écrivez 1 là où la séance a lieu, 0 ailleurs.",
    ),
    "mask_empty": ("{name} vaut « {value} » : la séance n’a jamais lieu.", "Écrivez au moins un 1."),
    "more_faults": (
        "{count} autres défauts ont été trouvés et ne sont pas listés.",
        "Corrigez les premiers puis relisez le fichier.",
    ),
}
