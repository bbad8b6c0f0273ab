"""The drop-down lists of the workbook that speak of the EU AI Act: the uses of Annex III, the laws of Annex I, facts."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import Choices, Text, codes

ANNEX_III: Final = codes(
    remoteBiometricIdentification="1(a) remote biometric identification|1(a) identificación biométrica remota",
    biometricCategorisationSensitive="1(b) biometric categorisation by sensitive attributes|1(b) categorización biométrica por atributos sensibles",
    emotionRecognition="1(c) emotion recognition|1(c) reconocimiento de emociones",
    criticalInfrastructure="2 critical infrastructure|2 infraestructuras críticas",
    educationAccess="3(a) access to education|3(a) acceso a la educación",
    learningOutcomes="3(b) evaluation of learning outcomes|3(b) evaluación de resultados de aprendizaje",
    educationLevel="3(c) appropriate level of education|3(c) nivel educativo adecuado",
    testMonitoring="3(d) monitoring of tests|3(d) seguimiento de exámenes",
    recruitment="4(a) recruitment or selection|4(a) contratación o selección",
    workManagement="4(b) decisions on and monitoring of workers|4(b) decisiones sobre trabajadores y su supervisión",
    publicBenefits="5(a) eligibility for public benefits and services|5(a) acceso a prestaciones y servicios públicos",
    creditScoring="5(b) creditworthiness of natural persons|5(b) solvencia de personas físicas",
    lifeHealthInsurance="5(c) life and health insurance of natural persons|5(c) seguros de vida y salud de personas físicas",
    emergencyCalls="5(d) emergency calls, dispatch and triage|5(d) llamadas de emergencia, envío y triaje",
    victimRisk="6(a) risk of becoming a victim|6(a) riesgo de ser víctima",
    polygraphLawEnforcement="6(b) polygraph in law enforcement|6(b) polígrafo en la garantía del cumplimiento del Derecho",
    evidenceReliability="6(c) reliability of evidence|6(c) fiabilidad de las pruebas",
    offendingRisk="6(d) risk of offending, traits or past behaviour|6(d) riesgo de delinquir, rasgos o conducta pasada",
    criminalProfiling="6(e) profiling in criminal investigations|6(e) perfiles en investigaciones penales",
    polygraphMigration="7(a) polygraph in migration|7(a) polígrafo en migración",
    migrationRisk="7(b) risk posed by entrants|7(b) riesgo que plantean quienes entran",
    asylumExamination="7(c) examination of asylum, visa or residence applications|7(c) examen de solicitudes de asilo, visado o residencia",
    migrationIdentification="7(d) identification of people in migration|7(d) identificación de personas en migración",
    judicialAssistance="8(a) assistance to judicial authorities|8(a) asistencia a autoridades judiciales",
    votingInfluence="8(b) influence on elections or voting|8(b) influencia en elecciones o en el voto",
    area1="1 Biometrics|1 Biometría",
    area3="3 Education|3 Educación",
    area4="4 Employment|4 Empleo",
    area5="5 Essential services|5 Servicios esenciales",
    area6="6 Law enforcement|6 Garantía del cumplimiento del Derecho",
    area7="7 Migration and borders|7 Migración y fronteras",
    area8="8 Justice and democracy|8 Justicia y democracia",
    none="None|Ninguno",
    unknown="Not assessed|Sin evaluar",
)
"""Each use by the fact it declares; ``area…`` names an area without its point and declares nothing."""

ANNEX_I: Final = codes(
    **{
        "law-machinery": "Machinery|Máquinas",
        "law-toys": "Toys|Juguetes",
        "law-recreationalCraft": "Recreational craft|Embarcaciones de recreo",
        "law-lifts": "Lifts|Ascensores",
        "law-explosiveAtmospheres": "Equipment for explosive atmospheres|Aparatos para atmósferas explosivas",
        "law-radioEquipment": "Radio equipment|Equipos radioeléctricos",
        "law-pressureEquipment": "Pressure equipment|Equipos a presión",
        "law-cableways": "Cableway installations|Instalaciones de transporte por cable",
        "law-protectiveEquipment": "Personal protective equipment|Equipos de protección individual",
        "law-gasAppliances": "Gas appliances|Aparatos de gas",
        "law-medicalDevices": "Medical devices|Productos sanitarios",
        "law-inVitroDiagnostics": "In vitro diagnostic devices|Productos sanitarios para diagnóstico in vitro",
        "law-aviationSecurity": "Civil aviation security|Seguridad de la aviación civil",
        "law-twoThreeWheelers": "Two- and three-wheel vehicles|Vehículos de dos o tres ruedas",
        "law-agriculturalVehicles": "Agricultural and forestry vehicles|Vehículos agrícolas y forestales",
        "law-marineEquipment": "Marine equipment|Equipos marinos",
        "law-railSystems": "Rail systems|Sistemas ferroviarios",
        "law-motorVehicles": "Motor vehicles|Vehículos de motor",
        "law-vehicleSafety": "General safety of vehicles|Seguridad general de los vehículos",
        "law-civilAviation": "Civil aviation, unmanned aircraft|Aviación civil, aeronaves no tripuladas",
        "none": "None|Ninguna",
        "unknown": "Not assessed|Sin evaluar",
    }
)
"""Each piece of legislation of Annex I by the fact it declares."""


def question_texts(choices: Choices) -> dict[str, Text]:
    """Return the questions of the facts that can be declared, by fact, led by the provision they come from."""
    texts = {}
    for fact in choices.facts:
        place = fact.provision.removeprefix("aiact:")
        en = fact.question.get("en", fact.code)
        texts[fact.code] = Text(_flat(f"{place}: {en}"), _flat(f"{place}: {fact.question.get('es', en)}"))
    return texts


def _flat(words: str) -> str:
    """Return ``words`` without ';', which separates the values of a cell."""
    return " ".join(words.replace(";", ",").split())
